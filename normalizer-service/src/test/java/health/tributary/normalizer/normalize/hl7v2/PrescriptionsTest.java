package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import health.tributary.contract.EntryId;
import health.tributary.contract.Reason;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which prescription messages of the pharmacy mean, how their segments are grouped, and how dosages are read. */
class PrescriptionsTest {
    private static final String DRUG = "197361^Amlodipine 5 MG Oral Tablet^RXNORM";
    private static final String RXE = "RXE||" + DRUG + "|1||TAB";
    private static final String RXE_NUMBERED = RXE + "||||||||||RX5001";

    private static Normalized message(String kind, String... segments) {
        List<String> all = new ArrayList<>(List.of(Samples.msh(kind), Samples.PID));
        all.addAll(List.of(segments));
        return Samples.normalized(all.toArray(String[]::new));
    }

    private static Normalized rde(String... segments) {
        return message("RDE^O11", segments);
    }

    private static EntryId order(Normalized normalized) {
        return Samples.only(normalized, "MedicationRequest").entry();
    }

    private static String dosage(String... segments) {
        return Samples.json(Samples.only(rde(segments), "MedicationRequest"), "dosageInstruction#RXE");
    }

    /** Case 18. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OMP^O09", "RDE^O11", "RDE^O25", "RDE^O01", "RDS^O13", "RDS^O01", "RGV^O15", "RGV^O01", "RAS^O17",
                "RAS^O01", "ORP^O10", "RRE^O12", "RRE^O26", "RRE^O02", "RRD^O14", "RRD^O02", "RRG^O16", "RRG^O02",
                "RRA^O18", "RRA^O02"
            })
    void everyMessageOfThePharmacyIsTaken(String kind) {
        assertThat(Samples.json(
                        Samples.only(message(kind, "ORC|OK|P1^CPOE|F1^RXSYS", RXE), "MedicationRequest"), "status"))
                .isEqualTo("\"status\":\"active\"");
    }

    @Test
    void anAnswerWithoutAPatientIsRejected() {
        assertThat(Samples.rejected("genhosp", Samples.msh("RRE^O12"), "MSA|AA|1", "ORC|OK|P1^CPOE|F1^RXSYS")
                        .reason())
                .isEqualTo(Reason.NO_SUBJECT);
    }

    @Test
    void theEarlierNamesOfAPrescriptionAreAliasesOfTheNext() {
        EntryId byPlacer = order(message("OMP^O09", "ORC|NW|P1^CPOE", "RXO|" + DRUG + "|1||TAB"));
        EntryId byFiller = order(rde("ORC|OK||F1^RXSYS", RXE));
        Normalized all = rde("ORC|OK|P1^CPOE|F1^RXSYS", RXE_NUMBERED);
        assertThat(Samples.statements(all, Alias.class))
                .extracting(Alias::entry, Alias::target)
                .containsExactlyInAnyOrder(tuple(byFiller, order(all)), tuple(byPlacer, byFiller));
        Normalized dispensed = message("RDS^O13", "ORC|RE||F1^RXSYS", "RXD|1|" + DRUG + "|20240315|60|TAB||RX5001");
        assertThat(order(dispensed)).isEqualTo(order(all));
    }

    @Test
    void everyFillIsADispenseOfItsOwnAndACorrectedOneIsTheSame() {
        EntryId first = dispense("1", "202403150900");
        assertThat(dispense("1", "202403151000")).isEqualTo(first);
        assertThat(dispense("1", "202404150900")).isNotEqualTo(first);
        assertThat(dispense("2", "202403150900")).isNotEqualTo(first);
        assertThat(dispense("", "202403150900")).isNotEqualTo(dispense("", "202403151000"));
    }

    private static EntryId dispense(String counter, String time) {
        return Samples.only(
                        message(
                                "RDS^O13",
                                "ORC|RE|P1^CPOE|F1^RXSYS",
                                "RXD|" + counter + '|' + DRUG + '|' + time + "|60|TAB||RX5001"),
                        "MedicationDispense")
                .entry();
    }

    @Test
    void aDispenseAndAnAdministrationReferToTheOrderOfTheirMessage() {
        Normalized dispensed =
                message("RDS^O13", "ORC|RE|P1^CPOE|F1^RXSYS", "RXD|1|" + DRUG + "|20240315|60|TAB||RX5001");
        assertThat(Samples.json(Samples.only(dispensed, "MedicationDispense"), "authorizingPrescription#RXD-7"))
                .contains("MedicationRequest/" + order(dispensed))
                .contains("RX5001");
        Normalized given = message("RAS^O17", "ORC|RE|P1^CPOE|F1^RXSYS", "RXA|0|1|202403150900||" + DRUG + "|1|TAB");
        assertThat(Samples.json(Samples.only(given, "MedicationAdministration"), "request"))
                .contains("MedicationRequest/" + order(given));
    }

    @Test
    void anOrderThatIsKnownByItsFillShowsThatProductUntilItIsTold() {
        Normalized dispensed =
                message("RDS^O13", "ORC|RE|P1^CPOE|F1^RXSYS", "RXD|1|" + DRUG + "|20240315|60|TAB||RX5001");
        assertThat(Samples.slot(Samples.only(dispensed, "MedicationRequest"), "medication[x]"))
                .hasValueSatisfying(slot -> {
                    assertThat(slot.json()).contains("197361");
                    assertThat(slot.rank()).isZero();
                });
    }

    @Test
    void whatNobodyNumberedIsKnownByItsMedicationAndTime() {
        String orc = "ORC|NW||||||||20240315090000-0500";
        assertThat(order(rde(orc, RXE))).isEqualTo(order(rde(orc, RXE)));
        assertThat(order(rde("ORC|NW||||||||20240315093000-0500", RXE))).isNotEqualTo(order(rde(orc, RXE)));
        Normalized nothing = rde("ORC|NW", "RXE|||1||TAB");
        assertThat(Samples.all(nothing, "MedicationRequest")).isEmpty();
        assertThat(nothing.warnings())
                .anySatisfy(warning -> assertThat(warning.place()).isEqualTo("RXE"));
    }

    @Test
    void everyOrcIsAPrescriptionWithItsOwnSegments() {
        Normalized normalized = rde(
                "ORC|NW|P1^CPOE",
                RXE,
                "NTE|1||The first.",
                "RXR|PO",
                "ORC|NW|P2^CPOE",
                RXE,
                "RXR|IV",
                "NTE|1||The second.");
        List<Assert> orders = Samples.all(normalized, "MedicationRequest");
        assertThat(orders).hasSize(2);
        assertThat(Samples.json(orders.get(0), "note#NTE")).contains("The first.");
        assertThat(Samples.json(orders.get(0), "dosageInstruction#RXE")).contains("\"PO\"");
        assertThat(Samples.json(orders.get(1), "note#NTE")).contains("The second.");
        assertThat(Samples.json(orders.get(1), "dosageInstruction#RXE")).contains("IVINJ");
    }

    @Test
    void oneRouteIsThatOfAllAdministrationsBeforeIt() {
        Normalized given = message(
                "RAS^O17",
                "ORC|RE|P1^CPOE|F1^RXSYS",
                "RXA|0|1|202403150900||" + DRUG + "|1|TAB",
                "RXA|0|2|202403150930||" + DRUG + "|1|TAB",
                "RXR|PO^Oral^HL70162");
        assertThat(Samples.all(given, "MedicationAdministration"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(Samples.json(each, "dosage")).contains("Swallow, oral"));
    }

    @Test
    void aCompoundThatIsOneNoMoreKeepsNoIngredients() {
        Assert compound = Samples.only(
                rde("ORC|NW|P1^CPOE", "RXE||TPN^Parenteral nutrition^L|1||BAG", "RXC|B|G10^Glucose^L|500|mL"),
                "MedicationRequest");
        assertThat(Samples.json(compound, "contained#RXC")).contains("Glucose");
        assertThat(Samples.json(compound, "medication[x]")).contains("#compound");
        Assert simple = Samples.only(rde("ORC|XO|P1^CPOE", RXE), "MedicationRequest");
        assertThat(Samples.json(simple, "contained#RXC")).isEqualTo("(cleared)");
    }

    @Test
    void theStepsOfATaperedDoseAreInTheirSequence() {
        assertThat(dosage(
                        "ORC|NW|P1^CPOE",
                        RXE,
                        "TQ1|1|2^TAB|BID||||20240315|20240317",
                        "TQ1|2|1^TAB|Q1D||||20240318|20240320"))
                .contains("\"sequence\":1")
                .contains("\"sequence\":2")
                .contains("\"end\":\"2024-03-20\"");
    }

    @Test
    void theTimingOfOldVersionsIsRead() {
        assertThat(dosage("ORC|NW|P1^CPOE|||||^Q6H^X28^202403150900^^PRN^Pain", RXE))
                .contains("\"frequency\":1,\"period\":6,\"periodUnit\":\"h\"")
                .contains("\"count\":28")
                .contains("\"asNeededCodeableConcept\":{\"text\":\"Pain\"}");
        assertThat(dosage("ORC|NW|P1^CPOE", "RXE|^BID&0900,2100^D10|" + DRUG + "|1||TAB"))
                .contains("\"timeOfDay\":[\"09:00:00\",\"21:00:00\"]")
                .contains("\"boundsDuration\":{\"value\":10,\"unit\":\"d\"");
        assertThat(dosage("ORC|NW|P1^CPOE|||||^twice a day", RXE)).contains("\"code\":{\"text\":\"twice a day\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BID;\"frequency\":2,\"period\":1,\"periodUnit\":\"d\"",
                "5ID;\"frequency\":5,\"period\":1,\"periodUnit\":\"d\"",
                "Q4H;\"frequency\":1,\"period\":4,\"periodUnit\":\"h\"",
                "Q30M;\"frequency\":1,\"period\":30,\"periodUnit\":\"min\"",
                "Q2L;\"frequency\":1,\"period\":2,\"periodUnit\":\"mo\"",
                "QD;\"frequency\":1,\"period\":1,\"periodUnit\":\"d\"",
                "QOD;\"frequency\":1,\"period\":2,\"periodUnit\":\"d\"",
                "Q1J135;\"frequency\":3,\"period\":1,\"periodUnit\":\"wk\",\"dayOfWeek\":[\"mon\",\"wed\",\"fri\"]",
                "QSHIFT;\"frequency\":3,\"period\":1,\"periodUnit\":\"d\"",
                "BID^^^^12^h^Y;\"frequency\":2,\"period\":1,\"periodUnit\":\"d\"",
                "PRN^^^^6^h;\"frequency\":1,\"period\":6,\"periodUnit\":\"h\"",
                "XYZ^^^^^^^ACM^30^min;\"when\":[\"ACM\"],\"offset\":30",
                "QHS;\"when\":[\"HS\"]",
                "ACM;\"when\":[\"ACM\"]",
                "Once;\"count\":1",
                "PRNQ8H;\"asNeededBoolean\":true",
                "&&&&&^^^^3^H;\"frequency\":1,\"period\":3,\"periodUnit\":\"h\""
            })
    void repeatPatternsMeanWhatTheirTableSays(String pattern, String expected) {
        assertThat(dosage("ORC|NW|P1^CPOE", "TQ1|1||" + pattern, RXE)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QM", "C", "Q99999999999H", "Q1J8", "XYZ", "0ID"})
    void whatIsNoPatternIsShownAsItWasSentAndNothingIsGuessed(String pattern) {
        assertThat(dosage("ORC|NW|P1^CPOE", "TQ1|1||" + pattern, RXE))
                .contains("\"code\":\"" + pattern + '"')
                .doesNotContain("period", "frequency");
    }

    @Test
    void whatIsBrokenIsLeftOutWithAWarningThatQuotesNothing() {
        Normalized odd = message(
                "RAS^O17",
                "ORC|NW|P1^CPOE",
                "RXE||" + DRUG + "|many||TAB|||||lots|TAB|-3",
                "RXA|1|1|yesterday||" + DRUG + "|some|TAB|||||||||||||CP");
        assertThat(odd.warnings())
                .isNotEmpty()
                .allSatisfy(warning -> assertThat(warning.toString()).doesNotContain("many", "lots", "yesterday"));
        assertThat(Samples.json(Samples.only(odd, "MedicationAdministration"), "effective[x]"))
                .contains("data-absent-reason");
    }
}
