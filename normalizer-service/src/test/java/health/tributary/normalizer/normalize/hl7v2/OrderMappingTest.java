package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What orders refer to, how their segments are grouped, and when they are to be done. */
class OrderMappingTest {
    private static final String ORC = "ORC|NW|P1^OE|||||||20240315080000-0500";
    private static final String OBR = "OBR|1|P1^OE||1^Panel^L";

    private static Normalized message(String type, String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = Samples.msh(type);
        all[1] = Samples.PID;
        System.arraycopy(segments, 0, all, 2, segments.length);
        return Samples.normalized(all);
    }

    private static Assert order(String... segments) {
        return Samples.only(message("OML^O21", segments), "ServiceRequest");
    }

    private static EntryId entry(Normalized normalized, String type) {
        return Samples.only(normalized, type).entry();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "||||||20240316080000-0500;\"occurrenceDateTime\":\"2024-03-16T08:00:00-05:00\"",
                "||||||20240316|20240318;\"occurrencePeriod\":{\"start\":\"2024-03-16\",\"end\":\"2024-03-18\"}",
                "||Q6H;\"occurrenceTiming\":{\"repeat\":{\"frequency\":1,\"period\":6,\"periodUnit\":\"h\"},\"code\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation\",\"code\":\"Q6H\",\"display\":\"Q6H\"},{\"system\":\"https://tributary.health/code-system/genhosp/HL70335\",\"code\":\"Q6H\"}]}}",
                "||Q1J135;\"occurrenceTiming\":{\"repeat\":{\"frequency\":3,\"period\":1,\"periodUnit\":\"wk\",\"dayOfWeek\":[\"mon\",\"wed\",\"fri\"]},\"code\":{\"coding\":[{\"system\":\"https://tributary.health/code-system/genhosp/HL70335\",\"code\":\"Q1J135\"}]}}",
                "||3ID|0800~1400~200030;\"occurrenceTiming\":{\"repeat\":{\"frequency\":3,\"period\":1,\"periodUnit\":\"d\",\"timeOfDay\":[\"08:00:00\",\"14:00:00\",\"20:00:30\"]},\"code\":{\"coding\":[{\"system\":\"https://tributary.health/code-system/genhosp/HL70335\",\"code\":\"3ID\"}]}}",
                "||^DW^6^7.9999^2^wk;\"occurrenceTiming\":{\"repeat\":{\"frequency\":1,\"period\":2,\"periodUnit\":\"wk\",\"dayOfWeek\":[\"sat\",\"sun\"]}}",
                "|||||2^h|20240316080000-0500;\"occurrenceTiming\":{\"repeat\":{\"boundsPeriod\":{\"start\":\"2024-03-16T08:00:00-05:00\",\"end\":\"2024-03-16T10:00:00-05:00\"}}}",
                "|||||3^d;\"occurrenceTiming\":{\"repeat\":{\"boundsDuration\":{\"value\":3,\"unit\":\"d\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"d\"}}}",
                "||Once;\"occurrenceTiming\":{\"repeat\":{\"count\":1},\"code\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0335\",\"code\":\"Once\"}]}}",
                "||QHS;\"occurrenceTiming\":{\"repeat\":{\"frequency\":1,\"period\":1,\"periodUnit\":\"d\",\"when\":[\"HS\"]},\"code\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation\",\"code\":\"BED\",\"display\":\"at bedtime\"},{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0335\",\"code\":\"QHS\"}]}}",
                "||Q6H^^^^^^^AC~BID;\"occurrenceTiming\":{\"code\":{\"text\":\"Q6H, BID\"}}",
                "||Q30X;\"occurrenceTiming\":{\"code\":{\"coding\":[{\"system\":\"https://tributary.health/code-system/genhosp/HL70335\",\"code\":\"Q30X\"}]}}",
                "||^^^^^^^ACM^30^min;\"occurrenceTiming\":{\"repeat\":{\"when\":[\"ACM\"],\"offset\":30}}"
            })
    void whenAnOrderIsToBeDone(String tq1, String occurrence) {
        assertThat(Samples.json(order(ORC, "TQ1|1" + tq1, OBR), "occurrence[x]"))
                .isEqualTo(occurrence);
    }

    @Test
    void timingOfVersionsBeforeTq1IsReadFromOrcElseFromObr() {
        Assert order = order("ORC|NW|P1^OE|||||2^BID&0800,2000^D3^20240316080000-0500^^A^^With water|||", OBR);
        assertThat(Samples.json(order, "occurrence[x]"))
                .contains("\"frequency\":2")
                .contains("\"timeOfDay\":[\"08:00:00\",\"20:00:00\"]")
                .contains("\"end\":\"2024-03-19T08:00:00-05:00\"");
        assertThat(Samples.json(order, "quantity[x]")).isEqualTo("\"quantityQuantity\":{\"value\":2}");
        assertThat(Samples.json(order, "priority")).isEqualTo("\"priority\":\"asap\"");
        assertThat(Samples.json(order, "note#TQ1-11")).isEqualTo("{\"text\":\"With water\"}");
        assertThat(Samples.json(order(ORC, OBR + "|".repeat(23) + "^^^20240316"), "occurrence[x]"))
                .isEqualTo("\"occurrenceDateTime\":\"2024-03-16\"");
    }

    @Test
    void asNeededIsSaidByPatternOrPriority() {
        assertThat(Samples.json(order(ORC, "TQ1|||PRN", OBR), "asNeeded[x]")).isEqualTo("\"asNeededBoolean\":true");
        assertThat(Samples.json(order(ORC, "TQ1|||||||||PRN", OBR), "asNeeded[x]"))
                .isEqualTo("\"asNeededBoolean\":true");
        assertThat(Samples.json(order(ORC, "TQ1|||PRNQ6H|||||||Fever", OBR), "asNeeded[x]"))
                .isEqualTo("\"asNeededCodeableConcept\":{\"text\":\"Fever\"}");
    }

    @Test
    void twoQuotesClearWhenAnOrderIsToBeDone() {
        assertThat(Samples.json(order(ORC, "TQ1|||||||\"\"", OBR), "occurrence[x]"))
                .isEqualTo("(cleared)");
    }

    @Test
    void theGroupNumberOfAnOrderIsOneIdentifierOrTwo() {
        Assert one = order("ORC|NW|P1^OE||G1^OE", OBR);
        assertThat(Samples.json(one, "requisition"))
                .contains("\"value\":\"G1\"")
                .contains("/OE\"");
        assertThat(Samples.json(one, "identifier#ORC-4")).isEqualTo("(nothing)");
        Assert two = order("ORC|NW|P1^OE||G1&OE^G2&LAB", OBR);
        assertThat(Samples.json(two, "requisition"))
                .contains("\"value\":\"G1\"")
                .contains("/OE\"");
        assertThat(Samples.json(two, "identifier#ORC-4"))
                .contains("\"value\":\"G2\"")
                .contains("/LAB\"");
    }

    @Test
    void parentsAreFoundByTheirNumbersAndNoOrderIsItsOwn() {
        EntryId parent = entry(message("OML^O21", ORC, OBR), "ServiceRequest");
        Assert child = order("ORC|NW|P2^OE||||||P1&OE^", "OBR|1|P2^OE||2^Child^L");
        assertThat(Samples.json(child, "basedOn#OBR-29"))
                .contains("ServiceRequest/" + parent)
                .contains("\"value\":\"P1\"");
        Normalized both = message("OML^O21", "ORC|NW|P2^OE||||||P1&OE^F1&LAB", "OBR|1|P2^OE||2^Child^L");
        assertThat(Samples.statements(both, Alias.class))
                .extracting(Alias::target)
                .containsExactly(parent);
        Assert own = order("ORC|NW|P2^OE||||||P2&OE^", "OBR|1|P2^OE||2^Child^L");
        assertThat(Samples.json(own, "basedOn#OBR-29")).isEqualTo("(nothing)");
    }

    @Test
    void childrenThatHaveTheirParentsPlacerNumberAreOrdersOfTheirOwn() {
        Normalized normalized = message(
                "ORM^O01",
                "ORC|PA|P1^OE|F1^LAB",
                "OBR|1|P1^OE|F1^LAB|1^Panel^L",
                "ORC|CH|P1^OE|F2^LAB",
                "OBR|2|P1^OE|F2^LAB|2^First^L",
                "ORC|CH|P1^OE|F3^LAB",
                "OBR|3|P1^OE|F3^LAB|3^Second^L");
        List<Assert> orders = Samples.all(normalized, "ServiceRequest");
        assertThat(orders).extracting(Assert::entry).doesNotHaveDuplicates().hasSize(3);
        assertThat(orders.subList(1, 3))
                .allSatisfy(child -> assertThat(Samples.json(child, "basedOn#OBR-29"))
                        .contains("ServiceRequest/" + orders.get(0).entry()));
        Normalized result = message(
                "ORU^R01",
                "OBR|1|P1^OE|F2^LAB|2^First^L|||||||||||||||||||||F||||P1&OE^F1&LAB",
                "OBX|1|ST|X^^L||a||||||F");
        assertThat(entry(result, "ServiceRequest")).isEqualTo(orders.get(1).entry());
    }

    @Test
    void aReplacingOrderNamesWhatItReplaces() {
        List<Assert> orders = Samples.all(
                message("ORM^O01", "ORC|RP|P1^OE", "OBR|1|P1^OE||1^Panel^L", "ORC|RO|P2^OE", "OBR|1|P2^OE||2^Other^L"),
                "ServiceRequest");
        assertThat(Samples.json(orders.get(1), "replaces#ORC-1"))
                .isEqualTo("{\"reference\":\"ServiceRequest/" + orders.get(0).entry() + "\"}");
    }

    @Test
    void anAnswerThatBringsAFillerNumberSpeaksOfTheSameOrder() {
        EntryId placed = entry(message("ORM^O01", ORC, OBR), "ServiceRequest");
        Normalized answer = message("ORR^O02", "MSA|AA|MSG1", "ORC|OK|P1^OE|F1^LAB", "OBR|1|P1^OE|F1^LAB|1^Panel^L");
        assertThat(entry(answer, "ServiceRequest")).isEqualTo(placed);
        EntryId known = entry(message("ORM^O01", "ORC|SC||F1^LAB||IP"), "ServiceRequest");
        assertThat(Samples.statements(answer, Alias.class))
                .anySatisfy(alias -> assertThat(alias.entry()).isEqualTo(known));
    }

    @Test
    void aSecondObrUnderOneOrcIsAnOrderOfItsOwnWithTheSameFate() {
        List<Assert> orders =
                Samples.all(message("ORM^O01", "ORC|CA|P1^OE", OBR, "OBR|2|P2^OE||2^Other^L"), "ServiceRequest");
        assertThat(orders).hasSize(2).extracting(Assert::entry).doesNotHaveDuplicates();
        assertThat(orders)
                .allSatisfy(order -> assertThat(Samples.json(order, "status")).contains("revoked"));
        assertThat(Samples.json(orders.get(1), "identifier#OBR-2")).contains("\"value\":\"P2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORM^O01", "ORU^R01"})
    void severalServicesUnderOneNumberAreOneOrderThatNamesThemAll(String type) {
        Normalized normalized = message(
                type,
                "ORC|NW|P1^OE|F1^LAB",
                "OBR|1|P1^OE|F1^LAB|1^Panel^L",
                "OBR|2|P1^OE|F1^LAB|2^Other^L",
                "OBR|3|P1^OE|F1^LAB|1^Panel^L");
        List<Assert> orders = Samples.all(normalized, "ServiceRequest");
        assertThat(orders).extracting(Assert::entry).containsOnly(entry(message(type, ORC, OBR), "ServiceRequest"));
        assertThat(Samples.json(orders.get(0), "code")).contains("Panel");
        assertThat(Samples.json(orders.get(1), "code")).contains("Panel");
        assertThat(orders.get(1).slots())
                .anySatisfy(slot -> assertThat(slot.element() + slot.json()).contains("orderDetail", "Other"));
    }

    @Test
    void aServiceOfAnOrderIsItsDetailInWhateverMessagesItStands() {
        String panel = "OBR|1|P1^OE|F1^LAB|1^Panel^L|||||||||||||||||||||F";
        String other = "OBR|2|P1^OE|F2^LAB|2^Other^L|||||||||||||||||||||F";
        List<String[]> messages = List.of(
                History.at("0800", "ORM^O01", Samples.PID, ORC, OBR, "OBR|2|P1^OE||2^Other^L"),
                History.at("0900", "ORU^R01", Samples.PID, other),
                History.at("1000", "ORU^R01", Samples.PID, other, panel));
        for (List<String[]> order : History.orders(messages)) {
            Map<String, String> shown = History.of(order).only("ServiceRequest");
            assertThat(shown.get("code")).contains("Panel");
            assertThat(shown.toString()).contains("Other");
        }
    }

    @Test
    void aChildWithBothNumbersOfItsParentIsNoOrderOfItsOwn() {
        Normalized normalized = message(
                "ORU^R01",
                "OBR|1|P1^OE|F1^LAB|1^Panel^L|||||||||||||||||||||F",
                "OBR|2|P1^OE|F1^LAB|2^Other^L|||||||||||||||||||||F||||P1&OE^F1&LAB");
        List<Assert> orders = Samples.all(normalized, "ServiceRequest");
        assertThat(orders.get(1).entry()).isEqualTo(orders.get(0).entry());
        assertThat(Samples.json(orders.get(1), "basedOn#OBR-29")).isEqualTo("(nothing)");
        assertThat(Samples.json(orders.get(1), "code")).contains("Panel");
    }

    @Test
    void resultsOfAnotherServiceUnderItsNumberDoNotChangeWhatWasOrdered() {
        List<String[]> messages = List.of(
                History.at("0800", "ORM^O01", Samples.PID, ORC, OBR),
                History.at("0900", "ORU^R01", Samples.PID, "OBR|1|P1^OE||2^Other^L|||||||||||||||||||||F"));
        for (List<String[]> order : History.orders(messages)) {
            assertThat(History.of(order).only("ServiceRequest").get("code")).contains("Panel");
        }
    }

    @Test
    void anOrderWithoutANumberIsToldByTimeAndCode() {
        Normalized first = message("ORM^O01", "ORC|NW||||||||20240315080000-0500", "OBR|1|||CBC");
        Normalized again = message("ORM^O01", "ORC|CA||||||||20240315080000-0500", "OBR|1|||CBC");
        Normalized other = message("ORM^O01", "ORC|NW||||||||20240315090000-0500", "OBR|1|||CBC");
        assertThat(entry(first, "ServiceRequest")).isEqualTo(entry(again, "ServiceRequest"));
        assertThat(entry(first, "ServiceRequest")).isNotEqualTo(entry(other, "ServiceRequest"));
        Normalized nothing = message("ORM^O01", "ORC|NW");
        assertThat(Samples.all(nothing, "ServiceRequest")).isEmpty();
        assertThat(nothing.warnings()).hasSize(1);
    }

    @Test
    void specimensBeforeOrdersAreThoseOfAllOrdersUpToTheNext() {
        Normalized normalized = message(
                "OML^O33",
                "SPM|1|S1&OE||SER",
                ORC,
                OBR,
                "ORC|NW|P2^OE",
                "OBR|2|P2^OE||2^Other^L",
                "SPM|2|S2&OE||UR",
                "ORC|NW|P3^OE",
                "OBR|3|P3^OE||3^Third^L");
        List<Assert> specimens = Samples.all(normalized, "Specimen");
        assertThat(specimens).hasSize(2);
        String first = "{\"reference\":\"Specimen/" + specimens.get(0).entry() + "\"}";
        String second = "{\"reference\":\"Specimen/" + specimens.get(1).entry() + "\"}";
        assertThat(Samples.all(normalized, "ServiceRequest"))
                .extracting(order -> Samples.json(order, "specimen#SPM"))
                .containsExactly(first, first, second);
    }

    @Test
    void aSpecimenThatGetsItsFillersNumberIsTheOneThatHadOnlyThePlacers() {
        EntryId before = entry(message("OML^O21", ORC, OBR, "SPM|1|S1&OE||SER"), "Specimen");
        Normalized after = message("OML^O21", ORC, OBR, "SPM|1|S1&OE^L1&LAB||SER");
        assertThat(Samples.statements(after, Alias.class)).anySatisfy(alias -> {
            assertThat(alias.entry()).isEqualTo(before);
            assertThat(alias.target()).isEqualTo(entry(after, "Specimen"));
        });
    }

    @Test
    void answersToQuestionsOfAnOrderSupportItAndAreNoResults() {
        Normalized normalized = message("OML^O21", ORC, OBR, "OBX|1|ST|FAST^Fasting^L||yes||||||O");
        Assert answer = Samples.only(normalized, "Observation");
        assertThat(Samples.json(answer, "status")).isEqualTo("\"status\":\"final\"");
        assertThat(Samples.json(Samples.only(normalized, "ServiceRequest"), "supportingInfo#OBX"))
                .isEqualTo("{\"reference\":\"Observation/" + answer.entry() + "\"}");
        assertThat(Samples.all(normalized, "DiagnosticReport")).isEmpty();
        Normalized accepted = message(
                "OML^O21", "ORC|SC|P1^OE|F1^LAB", "OBR|1|P1^OE|F1^LAB|1^Panel^L", "OBX|1|ST|FAST^Fasting^L||no||||||O");
        assertThat(entry(accepted, "Observation")).isEqualTo(answer.entry());
    }

    @Test
    void aDocumentThatComesWithAnOrderSupportsItToo() {
        Normalized normalized =
                message("OML^O21", ORC, OBR, "OBX|1|ED|LTR^Letter^L||^TEXT^plain^A^Dear colleague||||||F");
        Assert document = Samples.only(normalized, "DocumentReference");
        assertThat(Samples.json(Samples.only(normalized, "ServiceRequest"), "supportingInfo#OBX"))
                .isEqualTo("{\"reference\":\"DocumentReference/" + document.entry() + "\"}");
    }

    @Test
    void earlierResultsThatComeWithAnOrderAreResults() {
        Normalized normalized = message(
                "OML^O21",
                ORC,
                OBR,
                Samples.PID,
                "OBR|1|P0^OE|F0^LAB|0^Earlier^L",
                "OBX|1|NM|2345-7^Glucose^LN||99|mg/dL|||||F",
                "ORC|NW|P2^OE",
                "OBR|2|P2^OE||2^Other^L");
        assertThat(Samples.all(normalized, "DiagnosticReport")).hasSize(1);
        assertThat(Samples.all(normalized, "ServiceRequest")).hasSize(3);
        assertThat(Samples.all(normalized, "ServiceRequest"))
                .filteredOn(order -> Samples.slot(order, "supportingInfo#OBX").isPresent())
                .isEmpty();
    }

    @Test
    void aDiagnosisOfAnOrderIsThatOfItsVisit() {
        String pv1 = "PV1|1|O|CLIN||||||||||||||||VN1^^^GENHOSP^VN";
        String dg1 = "DG1|1||E11.9^Diabetes^I10C";
        Normalized normalized = message("OML^O21", pv1, ORC, OBR, dg1);
        Assert condition = Samples.only(normalized, "Condition");
        assertThat(Samples.json(Samples.only(normalized, "ServiceRequest"), "reasonReference#DG1"))
                .isEqualTo("{\"reference\":\"Condition/" + condition.entry() + "\"}");
        assertThat(Samples.json(Samples.only(normalized, "Encounter"), "diagnosis#DG1"))
                .isEqualTo("(nothing)");
        Normalized visit = Samples.normalized(Samples.msh("ADT^A08"), Samples.PID, pv1, dg1);
        assertThat(entry(visit, "Condition")).isEqualTo(condition.entry());
    }

    @Test
    void aCancelledDietIsTheOneThatWasOrderedThoughNoDetailIsRepeated() {
        Normalized order = message("OMD^O03", ORC, "ODS|D||LOWNA^Low sodium^L");
        Normalized cancel = message("OMD^O03", "ORC|CA|P1^OE|||||||20240315090000-0500");
        assertThat(Arrivals.inEveryOrder("NutritionOrder", order, cancel))
                .containsEntry("status", "\"status\":\"revoked\"")
                .containsKey("oralDiet")
                .containsEntry("dateTime", "\"dateTime\":\"2024-03-15T08:00:00-05:00\"");
    }

    @Test
    void aCancelledRequisitionKeepsWhatWasRequested() {
        Normalized order = message("OMS^O05", ORC, "RQD|1|WND^Dressing^L|||5|EA");
        Normalized cancel = message("OMS^O05", "ORC|CA|P1^OE|||||||20240315090000-0500");
        assertThat(Arrivals.inEveryOrder("SupplyRequest", order, cancel))
                .containsEntry("status", "\"status\":\"cancelled\"")
                .containsEntry("quantity", "\"quantity\":{\"value\":5,\"unit\":\"EA\"}")
                .hasEntrySatisfying("item[x]", item -> assertThat(item).contains("WND"));
    }

    @Test
    void aPharmacyOrderAmongOthersIsAPrescription() {
        Normalized normalized = message(
                "ORM^O01",
                ORC,
                "RXO|RX1^Drug^L",
                "RXR|PO",
                "NTE|1||With food.",
                "ORC|NW|P2^OE",
                "OBR|2|P2^OE||2^Other^L");
        assertThat(Samples.json(Samples.only(normalized, "MedicationRequest"), "medication[x]"))
                .contains("RX1");
        assertThat(Samples.json(Samples.only(normalized, "MedicationRequest"), "note#NTE"))
                .contains("With food.");
        assertThat(Samples.json(Samples.only(normalized, "ServiceRequest"), "code"))
                .contains("Other");
    }

    @Test
    void orcAfterItsObrIsOfTheSameOrderUnlessTheirNumbersDiffer() {
        Normalized one = message("OUL^R24", "OBR|1|P1^OE||1^Panel^L", "ORC|RE|P1^OE||G1^OE", "OBX|1|NM|GLU^^L||1");
        assertThat(Samples.json(Samples.only(one, "ServiceRequest"), "requisition"))
                .contains("G1");
        Normalized two = message("OUL^R24", "OBR|1|P1^OE||1^Panel^L", "ORC|RE|P2^OE", "OBR|2|P2^OE||2^Other^L");
        assertThat(Samples.all(two, "ServiceRequest")).hasSize(2);
    }

    /** Case 21. */
    @Test
    void aVisitBetweenAnOrcAndItsObrPartsThemNot() {
        Normalized normalized = message("ORM^O01", ORC, "PV1|1|O", OBR);
        Assert order = Samples.only(normalized, "ServiceRequest");
        assertThat(Samples.json(order, "code")).contains("Panel");
        assertThat(Samples.json(order, "authoredOn")).contains("2024-03-15");
    }

    /** Case 21: extra, missing and reordered segments. */
    @Test
    void segmentsInOddPlacesStillMakeSense() {
        Normalized normalized = message(
                "ORM^O01",
                "ZPI|1|local",
                "NTE|1||of nobody",
                "DG1|1||of nothing",
                "TQ1|1",
                ORC,
                "ZOR|x",
                "NTE|1||before its order",
                OBR,
                "BLG|D",
                "NTE|2||after it",
                "CTI|1",
                "FT1|1");
        assertThat(Samples.json(Samples.only(normalized, "ServiceRequest"), "note#NTE"))
                .isEqualTo("{\"text\":\"before its order\\nafter it\"}");
    }
}
