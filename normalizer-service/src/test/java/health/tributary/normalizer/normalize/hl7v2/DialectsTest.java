package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.History.at;
import static health.tributary.normalizer.normalize.hl7v2.Samples.PID;
import static health.tributary.normalizer.normalize.hl7v2.Samples.evn;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What senders write though the standard says otherwise, where its meaning is plain. */
class DialectsTest {
    private static final String DRUG = "197361^Amlodipine 5 MG Oral Tablet^RXNORM";

    private static Assert result(String obx) {
        return only(normalized(msh("ORU^R01"), PID, "OBR|1|P1|F1|CBC^Blood count^L|||20240315", obx), "Observation");
    }

    private static String dosage(String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = msh("RDE^O11");
        all[1] = PID;
        System.arraycopy(segments, 0, all, 2, segments.length);
        return json(only(normalized(all), "MedicationRequest"), "dosageInstruction#RXE");
    }

    @ParameterizedTest
    @CsvSource({
        "10^3/uL, 10^3/uL, 10*3/uL",
        "10\\S\\3/uL, 10^3/uL, 10*3/uL",
        "x10^9/L, x10^9/L, 10*9/L",
        "10^6/uL^^ISO+, 10^6/uL, 10*6/uL",
        "X10^3/mm^3, X10^3/mm^3, 10*3/uL",
        "K/mm3, K/mm3, 10*3/uL"
    })
    void aPowerOfTenWhoseCaretWasNotEscapedIsOneUnit(String sent, String shown, String code) {
        Assert result = result("OBX|1|NM|6690-2^Leukocytes^LN||4.5|" + sent + "|4.0-11.0|N|||F");
        assertThat(json(result, "value[x]"))
                .contains("\"unit\":\"" + shown + '"')
                .contains("\"code\":\"" + code + '"');
        assertThat(json(result, "referenceRange#OBX-7")).doesNotContain("\"unit\":\"3/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TX", "NM"})
    void aCancelledResultKeepsTheReasonThatStandsForItsValue(String type) {
        Assert result = result("OBX|1|" + type + "|2951-2^Sodium^LN||QNS||||||X");
        assertThat(json(result, "dataAbsentReason"))
                .contains("\"not-performed\"")
                .contains("\"text\":\"QNS\"");
        assertThat(json(result("OBX|1|NM|2951-2^Sodium^LN||139||||||X"), "dataAbsentReason"))
                .doesNotContain("text");
    }

    @Test
    void theLinesOfAnImpressionAreLinesOfTheConclusion() {
        Normalized report = normalized(
                msh("ORU^R01"),
                PID,
                "OBR|1|P1|F1|CT^CT^L|||20240315",
                "OBX|1|TX|CT&IMP^Impression^L||1. Nodule.~2. CT in a year.||||||F");
        assertThat(json(only(report, "DiagnosticReport"), "conclusion"))
                .isEqualTo("\"conclusion\":\"1. Nodule.\\n2. CT in a year.\"");
    }

    @Test
    void timingsOfAnOrderAreNotLostToAPriorityInTheFieldThatTheyReplaced() {
        String both = dosage("ORC|NW|P1^CPOE", "TQ1|1||BID|||7^d", "RXE|^^^^^R|" + DRUG + "|1||TAB");
        assertThat(both).contains("\"frequency\":2").contains("\"period\":1");
        assertThat(dosage("ORC|NW|P1^CPOE", "TQ1|1||||||||R", "RXE|1^TID|" + DRUG + "|1||TAB"))
                .contains("\"frequency\":3");
    }

    @Test
    void theStepsOfATaperedDoseHaveTheirOwnAmounts() {
        String[] taper = {
            "ORC|NW|P1^CPOE",
            "RXE||8640^Prednisone 10 MG^RXNORM|40||mg",
            "TQ1|1|40|QD|||3^d",
            "TQ1|2|20^mg|QD|||3^d",
            "TQ1|3|10|QD|||3^d"
        };
        assertThat(dosage(taper))
                .contains("\"doseQuantity\":{\"value\":40,\"unit\":\"mg\"")
                .contains("\"doseQuantity\":{\"value\":20,\"unit\":\"mg\"")
                .contains("\"doseQuantity\":{\"value\":10,\"unit\":\"mg\"");
        // How many tablets each time is no dose.
        assertThat(dosage("ORC|NW|P1^CPOE", "RXE||" + DRUG + "|5||mg", "TQ1|1|1|QAM", "TQ1|2|2|QHS"))
                .contains("\"value\":5,")
                .doesNotContain("\"doseQuantity\":{\"value\":2,");
        assertThat(dosage("ORC|NW|P1^CPOE", "RXE||" + DRUG + "|5||mg", "TQ1|1|1|QAM", "TQ1|2|1|QHS"))
                .contains("\"value\":5,")
                .doesNotContain("\"doseQuantity\":{\"value\":1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q4HPRN", "Q4H PRN", "PRNQ4H"})
    void whatIsGivenWhenNeededIsNotScheduled(String pattern) {
        assertThat(dosage("ORC|NW|P1^CPOE", "RXE||" + DRUG + "|1||TAB", "TQ1|1||" + pattern + "|||||||pain"))
                .contains("\"asNeededCodeableConcept\":{\"text\":\"pain\"}")
                .contains("\"period\":4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q6H~PRN", "PRN~Q6H", "Q6H&&HL70335~PRN"})
    void whenNeededBesideAPatternIsNoSecondPattern(String patterns) {
        Normalized order =
                normalized(msh("RDE^O11"), PID, "ORC|NW|P1^CPOE", "RXE||" + DRUG + "|1||TAB", "TQ1|1||" + patterns);
        assertThat(json(only(order, "MedicationRequest"), "dosageInstruction#RXE"))
                .contains("\"asNeededBoolean\":true")
                .contains("\"period\":6")
                .contains("\"code\":\"Q6H\"");
        assertThat(order.warnings())
                .noneSatisfy(warning -> assertThat(warning.place()).startsWith("TQ1"));
    }

    @Test
    void aPatternOfNothingButWhenNeededManyTimesOverIsHeldForNoPattern() {
        String hostile = "PRN".repeat(50_000);
        assertThat(dosage("ORC|NW|P1^CPOE", "RXE||" + DRUG + "|1||TAB", "TQ1|1||" + hostile))
                .contains("asNeeded");
    }

    @ParameterizedTest
    @CsvSource({
        "&GDT^REPORT, CBC, REPORT",
        "&IMP, CBC, Impression",
        "71020&IMP^CHEST 2V^C4, 71020, CHEST 2V (Impression)",
        "71020&ADT^CHEST 2V^C4, 71020, CHEST 2V (Addendum)",
        "71020&IMP^Chest impression^C4, 71020, Chest impression",
        "&GDT^REPORT^^18782-3^Radiology study^LN, 18782-3, REPORT (Description)"
    })
    void aSuffixNamesAPartOfAReport(String sent, String code, String text) {
        assertThat(json(result("OBX|1|TX|" + sent + "||No change.||||||F"), "code"))
                .contains("\"code\":\"" + code + '"')
                .endsWith("\"text\":\"" + text + "\"}");
        assertThat(json(
                        only(
                                normalized(
                                        msh("ORU^R01"),
                                        PID,
                                        "OBR|1|P1|F1|CBC^Blood count^L",
                                        "OBX|1|ED|" + sent + "||^text^plain^Base64^QQ==||||||F"),
                                "DocumentReference"),
                        "type"))
                .contains("\"code\":\"" + code + '"');
    }

    @Test
    void partsOfAReportAreToldApartByTheirSuffixesWhereverTheyStand() {
        String impression = "OBX|1|TX|71020&IMP^CHEST 2V^C4||No change.||||||F";
        Normalized both = normalized(
                msh("ORU^R01"),
                PID,
                "OBR|1|P1|F1|CBC^Blood count^L|||20240315",
                "OBX|1|TX|71020&GDT^CHEST 2V^C4||Two views.||||||F",
                impression);
        assertThat(Samples.all(both, "Observation").get(1).entry())
                .isEqualTo(result(impression).entry());
    }

    @ParameterizedTest
    @CsvSource({"Inpatient, IMP", "IN, IMP", "OUTPATIENT, AMB", "ER, EMER", "Emergency, EMER"})
    void theClassOfAVisitIsReadInWords(String sent, String code) {
        Assert visit = only(
                normalized(msh("ADT^A08"), evn("A08"), PID, "PV1|1|" + sent + "|W3" + "|".repeat(16) + "V1"),
                "Encounter");
        assertThat(json(visit, "class")).contains("\"code\":\"" + code + '"').contains("v3-ActCode");
        assertThat(json(visit, "status")).contains("in-progress");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^PRN^PH^eve@home.example^1^978^5550100",
                "^NET^Internet^eve@home.example^1^978^5550100",
                "^PRN^PH^eve@home.example^^^^^^^^+1 978 5550100"
            })
    void aNumberAndAnAddressInOneRepetitionAreTwoContacts(String telecom) {
        Normalized said = normalized(
                msh("ADT^A08"),
                evn("A08"),
                "PID|1||P1^^^ADT1^MR||Quill^Ada||||||||" + telecom,
                "NK1|1|Quill^Tom|SPO||" + telecom);
        String contact = only(said, "Patient").slots().stream()
                .filter(slot -> slot.element().equals("contact"))
                .findFirst()
                .orElseThrow()
                .json();
        for (String each : List.of(
                json(only(said, "Patient"), "telecom#PID-13"),
                json(only(said, "RelatedPerson"), "telecom#NK1-5"),
                contact)) {
            assertThat(each)
                    .contains("\"system\":\"email\",\"value\":\"eve@home.example\"")
                    .contains("\"system\":\"phone\",\"value\":\"+1 978 5550100\"");
        }
    }

    private static String visit(String discharged) {
        return "PV1|1|I|W3" + "|".repeat(16) + "V1^^^GENHOSP" + "|".repeat(26) + discharged;
    }

    @Test
    void zerosForADischargeTimeDischargeNobody() {
        Assert visit = only(normalized(msh("ADT^A08"), evn("A08"), PID, visit("00000000")), "Encounter");
        assertThat(json(visit, "status")).contains("in-progress");
        assertThat(json(visit, "location#PV1-3")).contains("\"active\"");
    }

    @Test
    void aDischargeTimeThatIsDeletedReopensTheVisitInEveryOrder() {
        List<String[]> messages = List.of(
                at("0800", "ADT^A01", PID, visit("")),
                at("0900", "ADT^A08", PID, visit("20240315085500")),
                at("1000", "ADT^A08", PID, visit("\"\"")));
        for (List<String[]> order : History.orders(messages)) {
            assertThat(History.of(order).only("Encounter").get("status")).contains("in-progress");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20240312080000, 19000101000000, active",
        "20240312080000, 20240311, active",
        "20240312080000, 20240401120000, active",
        "20240312080000, 99991231, active",
        "20240312080000, 20240312, completed",
        "'', 20240314, completed"
    })
    void onlyADischargeThatCanHaveBeenDischarges(String admitted, String discharged, String place) {
        Assert visit = only(
                normalized(
                        msh("ADT^A08"),
                        evn("A08"),
                        PID,
                        "PV1|1|I|W3" + "|".repeat(16) + "V1^^^GENHOSP" + "|".repeat(25) + admitted + '|' + discharged),
                "Encounter");
        assertThat(json(visit, "status")).contains(place.equals("active") ? "in-progress" : "finished");
        assertThat(json(visit, "location#PV1-3")).contains('"' + place + '"');
    }

    @Test
    void aCancelledDischargeThatRepeatsItsTimeLeavesThePatientWhereHeIs() {
        Assert visit = only(normalized(msh("ADT^A13"), evn("A13"), PID, visit("20240314120000")), "Encounter");
        assertThat(json(visit, "status")).contains("in-progress");
        assertThat(json(visit, "location#PV1-3")).contains("\"active\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "p", "PREADMIT", "P "})
    void aVisitOfThePreAdmissionClassIsPlanned(String sent) {
        Assert visit = only(
                normalized(msh("ADT^A04"), evn("A04"), PID, visit("").replace("|I|", '|' + sent + '|')), "Encounter");
        assertThat(json(visit, "status")).contains("planned");
        assertThat(json(visit, "location#PV1-3")).contains("\"planned\"");
    }

    @Test
    void noVisitThatIsPlannedBeginsWithADischargeTimeThatIsDeleted() {
        List<String[]> messages = List.of(
                at("0800", "ADT^A05", PID, visit("").replace("|I|", "|P|")),
                at("0900", "ADT^A08", PID, visit("\"\"").replace("|I|", "|P|")));
        for (List<String[]> order : History.orders(messages)) {
            assertThat(History.of(order).only("Encounter").get("status")).contains("planned");
        }
    }

    @Test
    void zerosForTheTimeOfResolutionResolveNoProblem() {
        Normalized problem = normalized(
                msh("PPR^PC1"), PID, "PRB|AD|20240315|I10^Hypertension^I10C|PB1^GENHOSP|||20150601||00000000");
        assertThat(json(only(problem, "Condition"), "clinicalStatus")).contains("\"active\"");
        assertThat(problem.warnings())
                .anySatisfy(warning -> assertThat(warning.place()).isEqualTo("PRB-9"));
    }

    @ParameterizedTest
    @CsvSource({"Female, female", "MALE, male"})
    void sexInWordsIsRead(String sent, String gender) {
        Normalized patient = normalized(msh("ADT^A08"), evn("A08"), "PID|1||P1^^^ADT1^MR||Quill^Ada||19800101|" + sent);
        assertThat(json(only(patient, "Patient"), "gender")).contains('"' + gender + '"');
    }
}
