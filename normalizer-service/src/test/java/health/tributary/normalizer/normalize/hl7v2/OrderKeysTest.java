package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.Reason;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which entry orders, reports and results of messages mean, and how segments are grouped. */
class OrderKeysTest {
    private static final String OBX = "OBX|1|NM|2345-7^Glucose^LN||182|mg/dL|||||F";

    private static Normalized oru(String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = Samples.msh("ORU^R01");
        all[1] = Samples.PID;
        System.arraycopy(segments, 0, all, 2, segments.length);
        return Samples.normalized(all);
    }

    private static EntryId entry(Normalized normalized, String type) {
        return Samples.only(normalized, type).entry();
    }

    @Test
    void numbersOfOrcAndObrMeanTheSameOrder() {
        Normalized obr = oru("OBR|1|P1^OE|F1^LAB|1^Panel^L|||||||||||||||||||||F", OBX);
        Normalized orc = oru("ORC|RE|P1^OE|F1^LAB", "OBR|1|||1^Panel^L|||||||||||||||||||||F", OBX);
        for (String type : List.of("ServiceRequest", "DiagnosticReport", "Observation")) {
            assertThat(entry(orc, type)).as(type).isEqualTo(entry(obr, type));
        }
    }

    @Test
    void aReportThatGetsAFillerNumberLaterIsTheOneThatHadOnlyAPlacerNumber() {
        Normalized before = oru("OBR|1|P1^OE||1^Panel^L|||||||||||||||||||||P");
        Normalized after = oru("OBR|1|P1^OE|F1^LAB|1^Panel^L|||||||||||||||||||||F");
        assertThat(Samples.statements(after, Alias.class)).anySatisfy(alias -> {
            assertThat(alias.entry()).isEqualTo(entry(before, "DiagnosticReport"));
            assertThat(alias.target()).isEqualTo(entry(after, "DiagnosticReport"));
        });
    }

    @Test
    void whatStandsForNoNumberJoinsNoOrders() {
        for (String none : List.of("0", "000", "NONE", "unknown")) {
            assertThat(entry(oru("OBR|1|" + none + "^OE|F1^LAB|1^Panel^L"), "ServiceRequest"))
                    .isNotEqualTo(entry(oru("OBR|1|" + none + "^OE|F2^LAB|1^Panel^L"), "ServiceRequest"));
        }
    }

    @Test
    void whatStandsForNoNumberNamesNoPatient() {
        assertThat(Samples.rejected("genhosp", Samples.msh("ORU^R01"), "PID|1||0^^^ADT1^MR||Quill^Ada", OBX)
                        .reason())
                .isEqualTo(Reason.NO_SUBJECT);
    }

    @Test
    void numbersOfTwoAuthoritiesAreTwoOrders() {
        assertThat(entry(oru("OBR|1|P1^OE||1^Panel^L"), "ServiceRequest"))
                .isNotEqualTo(entry(oru("OBR|1|P1^OTHER||1^Panel^L"), "ServiceRequest"));
    }

    @Test
    void twoResultsOfOneCodeAreToldApartBySubIdOrElseByPosition() {
        Normalized normalized = oru(
                "OBR|1||F1^LAB|1^Panel^L",
                "OBX|1|NM|2345-7^G^LN|1|1|mg/dL",
                "OBX|2|NM|2345-7^G^LN|2|2|mg/dL",
                "OBX|3|NM|2345-7^G^LN||3|mg/dL",
                "OBX|4|NM|2345-7^G^LN||4|mg/dL");
        assertThat(Samples.all(normalized, "Observation"))
                .extracting(Assert::entry)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void withoutAnOrderNumberResultsAreToldApartByTime() {
        Normalized first = oru("OBR|1||||||20240315154001", "OBX|1|ST|HR||68|/min|||||R");
        Normalized second = oru("OBR|1||||||20240315154101", "OBX|1|ST|HR||68|/min|||||R");
        Normalized again = oru("OBR|1||||||20240315154001", "OBX|1|ST|HR||69|/min|||||R");
        assertThat(entry(first, "Observation")).isNotEqualTo(entry(second, "Observation"));
        assertThat(entry(first, "Observation")).isEqualTo(entry(again, "Observation"));
    }

    @Test
    void resultsThatStandAloneNeitherHaveAnOrderNorAReport() {
        Normalized normalized = oru("OBX|1|ST|HR||68|/min|||||R");
        assertThat(Samples.all(normalized, "Observation")).hasSize(1);
        assertThat(Samples.all(normalized, "ServiceRequest")).isEmpty();
        assertThat(Samples.all(normalized, "DiagnosticReport")).isEmpty();
    }

    @Test
    void everyObrBeginsAnOrderWithOrWithoutOrc() {
        Normalized normalized = oru(
                "ORC|RE|P1^OE|F1^LAB",
                "OBR|1|||1^Panel^L",
                "OBX|1|NM|2345-7^G^LN||1|mg/dL",
                "OBR|2|P2^OE|F2^LAB|2^Other^L",
                "OBX|1|NM|2345-7^G^LN||2|mg/dL",
                "ORC|RE|P3^OE|F3^LAB",
                "NTE|1||A comment before the order",
                "OBR|3|||3^Third^L",
                "OBX|1|NM|2345-7^G^LN||3|mg/dL");
        assertThat(Samples.all(normalized, "ServiceRequest")).hasSize(3);
        assertThat(Samples.all(normalized, "DiagnosticReport")).hasSize(3);
        assertThat(Samples.all(normalized, "Observation"))
                .extracting(Assert::entry)
                .doesNotHaveDuplicates();
        assertThat(Samples.json(Samples.all(normalized, "DiagnosticReport").get(2), "extension#NTE"))
                .contains("A comment before the order");
    }

    @Test
    void theStatementsClockIsThatOfTheReportOrOfTheAnalysisIfThatIsLater() {
        String obr = "OBR|1||F1^LAB|1^Panel^L||||||||||||||||||20240315090000-0500|||F";
        Normalized normalized = oru(obr, OBX, "OBX|2|NM|2823-3^K^LN||4|mmol/L|||||F||||||||20240315093000-0500");
        assertThat(Samples.all(normalized, "Observation"))
                .extracting(each -> each.stated().orElseThrow().toString())
                .containsExactly("2024-03-15T14:00:00Z", "2024-03-15T14:30:00Z");
    }

    @Test
    void aMessageWithoutPatientIsRejected() {
        assertThat(Samples.rejected("genhosp", Samples.msh("ORU^R01"), "OBR|1||F1|1^P^L", OBX)
                        .reason())
                .isEqualTo(Reason.NO_SUBJECT);
    }

    /** Case 21. */
    @Test
    void oldAndOddMessagesAreTaken() {
        Normalized normalized = Samples.normalizedFrom(
                "samples",
                "MSH|^~\\&#|LAB|H|||202403150800||ORU^R01|7||2.1",
                "pid|1||10002^^^A^MR||Quill^Ada",
                "",
                "ZXX|1|local",
                "obr|1|||CBC",
                "obx|1|NM|WBC||11.9|K/uL|3.5-10.5|H",
                "Z9 junk");
        Assert observation = Samples.only(normalized, "Observation");
        assertThat(Samples.json(observation, "value[x]")).contains("\"code\":\"10*3/uL\"");
        assertThat(Samples.json(observation, "status")).isEqualTo("\"status\":\"unknown\"");
    }

    @Test
    void whatAnAdmissionObservedIsAResultOfItsEvent() {
        Normalized normalized = Samples.normalized(
                Samples.msh("ADT^A01"),
                Samples.evn("A01"),
                Samples.PID,
                "PV1|1|I|W3||||||||||||||||VN77^^^GENHOSP^VN",
                "OBX|1|NM|29463-7^Body weight^LN||70.5|kg|||||F");
        Assert observation = Samples.only(normalized, "Observation");
        assertThat(Samples.json(observation, "value[x]")).contains("70.5");
        assertThat(Samples.json(observation, "encounter")).contains("Encounter/");
        assertThat(observation.stated())
                .hasValueSatisfying(
                        time -> assertThat(time).isEqualTo(java.time.Instant.parse("2024-03-15T15:15:00Z")));
    }
}
