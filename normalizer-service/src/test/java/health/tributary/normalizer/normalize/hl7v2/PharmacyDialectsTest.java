package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.PID;
import static health.tributary.normalizer.normalize.hl7v2.Samples.all;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pharmacies and wards write though the standard says otherwise, where its meaning is plain. */
class PharmacyDialectsTest {
    private static final String DRUG = "197361^Amlodipine 5 MG Oral Tablet^RXNORM";
    private static final String ORDER = "ORC|NW|P1^CPOE";
    private static final String FILLED = "|1|" + DRUG + "|20240315|60|TAB||RX5001";

    private static Normalized message(String kind, String... segments) {
        List<String> message = new ArrayList<>(List.of(msh(kind), PID));
        message.addAll(List.of(segments));
        return normalized(message.toArray(String[]::new));
    }

    private static Normalized ordered(String... segments) {
        return message("RDE^O11", segments);
    }

    private static String dosage(Normalized ordered) {
        return json(only(ordered, "MedicationRequest"), "dosageInstruction#RXE");
    }

    private static List<String> warned(Normalized normalized) {
        return normalized.warnings().stream().map(Warning::place).toList();
    }

    @ParameterizedTest
    @CsvSource({"5000, 0, UNT, false", "5, 5.0, mg, false", "10, 5, mg, true"})
    void aGreatestAmountThatIsNotGreaterMakesNoRange(String least, String most, String unit, boolean warned) {
        Normalized order = ordered(ORDER, "RXE||" + DRUG + '|' + least + '|' + most + '|' + unit);
        assertThat(dosage(order))
                .contains("\"doseQuantity\":{\"value\":" + least + ',')
                .doesNotContain("doseRange");
        assertThat(warned(order).contains("RXE-4")).isEqualTo(warned);
        assertThat(dosage(ordered(ORDER, "RXE||" + DRUG + "|5|10.0|mg")))
                .contains("\"doseRange\":{\"low\":{\"value\":5,");
    }

    private static List<EntryId> entries(Normalized normalized, String type) {
        return all(normalized, type).stream().map(Assert::entry).toList();
    }

    @Test
    void whatStandsForNoPrescriptionNumberJoinsNoDrugs() {
        Normalized both = normalized(
                msh("RDE^O11"),
                PID,
                "ORC|NW|O1^E|F1^E",
                "RXE||1049683^Oxycodone^RXNORM|1||TAB" + "|".repeat(10) + "0",
                "ORC|NW|O2^E|F2^E",
                "RXE||308182^Amoxicillin^RXNORM|1||CAP" + "|".repeat(10) + "0");
        assertThat(all(both, "MedicationRequest"))
                .extracting(Assert::entry)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void whatIsGivenTogetherUnderOneCounterIsTwoAdministrations() {
        String drug = "RXA|0|1|202403150900||1664986^Vancomycin^RXNORM|1|g||||||||||||||CP";
        String solution = "RXA|0|1|202403150900||313002^Sodium chloride 0.9 %^RXNORM|250|mL||||||||||||||CP";
        Normalized both = message("RAS^O17", "ORC|RE|P1^CPOE|F1^RXSYS", drug, solution);
        assertThat(entries(both, "MedicationAdministration")).doesNotHaveDuplicates();
        // The first is the entry that it is alone, and in another message of both.
        Normalized alone = message("RAS^O17", "ORC|RE|P1^CPOE|F1^RXSYS", drug);
        assertThat(entries(both, "MedicationAdministration"))
                .startsWith(only(alone, "MedicationAdministration").entry());
        Normalized thrice = message("RAS^O17", "ORC|RE|P1^CPOE|F1^RXSYS", drug, solution, solution);
        assertThat(entries(thrice, "MedicationAdministration"))
                .startsWith(entries(both, "MedicationAdministration").toArray(EntryId[]::new))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void twoPackagesOfOneFillAreTwoDispenses() {
        String package1 = "RXD|1|00093-0058-01^Tramadol 50 MG^NDC|202403150900|60|TAB||RX5001";
        String package2 = "RXD|1|65162-0627-10^Tramadol 50 MG^NDC|202403150905|30|TAB||RX5001";
        Normalized both = message("RDS^O13", "ORC|RE|P1^CPOE|F1^RXSYS", package1, package2);
        assertThat(entries(both, "MedicationDispense")).hasSize(2).doesNotHaveDuplicates();
        Normalized lots = message("RDS^O13", "ORC|RE|P1^CPOE|F1^RXSYS", package1, package1 + "|||||||||||LOT2");
        assertThat(entries(lots, "MedicationDispense")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void dosesToBeGivenThatNobodyCountedAreOneEach() {
        String rxg = "|||" + DRUG + "|1||TAB";
        Normalized gives = message(
                "RGV^O15",
                "ORC|RE|P1^CPOE|F1^RXSYS",
                "RXG" + rxg,
                "TQ1|1||||||20240315090000-0500",
                "RXG" + rxg,
                "TQ1|1||||||20240315210000-0500");
        assertThat(entries(gives, "MedicationRequest")).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1-2;\"doseRange\":{\"low\":{\"value\":1,;\"high\":{\"value\":2,",
                "0.5 - 1;\"doseRange\":{\"low\":{\"value\":0.5,;\"high\":{\"value\":1,",
                "0,5;\"doseQuantity\":{\"value\":0.5,;\"unit\":\"TAB\"",
                "1/2;\"text\":\"1/2 TAB\";\"additionalInstruction\"",
                "1,000;\"text\":\"1,000 TAB\";\"additionalInstruction\"",
                "as directed;\"text\":\"as directed TAB\";\"additionalInstruction\""
            })
    void aDoseThatIsNoPlainNumberIsARangeOrText(String dose, String first, String second) {
        String fields = "||" + DRUG + '|' + dose + "||TAB";
        Normalized encoded = ordered(ORDER, "RXE" + fields, "RXR|PO||||FOOD^With food^L");
        Normalized requested = message("OMP^O09", ORDER, "RXO" + fields.substring(1), "RXR|PO||||FOOD^With food^L");
        String ofTiming = "RXE||" + DRUG + "|||TAB";
        Normalized timed = ordered(ORDER, ofTiming, "TQ1|1|" + dose + "^TAB|Q4H", "RXR|PO||||FOOD^With food^L");
        Normalized old = ordered(ORDER, "RXE|" + dose + "&TAB^Q4H|" + DRUG + "|||TAB", "RXR|PO||||FOOD^With food^L");
        assertThat(List.of(encoded, requested, timed, old)).allSatisfy(order -> {
            assertThat(dosage(order)).contains(first).contains(second);
            assertThat(order.warnings().stream().anyMatch(each -> each.rule().equals("no number; kept as text")))
                    .isEqualTo(first.contains("text"));
        });
    }

    @Test
    void aRateThatIsNoPlainNumberIsARangeOrText() {
        String rxe = "RXE||" + DRUG + "|500||mL||||||||||||||||||";
        assertThat(dosage(ordered(ORDER, rxe + "75-100|mL/hr")))
                .contains("\"rateRange\":{\"low\":{\"value\":75,\"unit\":\"mL/hr\"")
                .contains("\"high\":{\"value\":100,");
        Normalized words = ordered(ORDER, rxe + "per protocol|mL/hr");
        assertThat(dosage(words)).contains("\"text\":\"per protocol mL/hr\"").doesNotContain("\"rate");
        assertThat(warned(words)).contains("RXE-23");
    }

    @Test
    void wordsForTheDoseStayBesideTheAmountOfATimingAndOfSteps() {
        String rxe = "RXE||" + DRUG + "|see schedule||";
        assertThat(dosage(ordered(ORDER, rxe, "TQ1|1|2^TAB|BID")))
                .contains("\"text\":\"see schedule\"")
                .contains("\"doseQuantity\":{\"value\":2,");
        assertThat(dosage(ordered(ORDER, rxe, "TQ1|1|2^TAB|BID", "TQ1|2|1^TAB|BID")))
                .containsOnlyOnce("\"value\":2,\"unit\":\"TAB\"")
                .containsOnlyOnce("\"value\":1,\"unit\":\"TAB\"")
                .contains("\"text\":\"see schedule\"");
        // A half is a step like any other, and is the dose of no other.
        assertThat(dosage(ordered(ORDER, "RXE||" + DRUG + "|1/2||TAB", "TQ1|1|1/2|BID", "TQ1|2|1|BID")))
                .containsOnlyOnce("1/2 TAB")
                .containsOnlyOnce("\"doseQuantity\":{\"value\":1,");
    }

    @Test
    void anAmountThatFhirHasNoRangeForIsKeptAsText() {
        Normalized compound =
                ordered(ORDER, "RXE||TPN^Parenteral nutrition^L|1||BAG", "RXC|A|VC^Vitamin C^L|400-800|mg");
        assertThat(json(only(compound, "MedicationRequest"), "contained#RXC"))
                .contains("\"valueString\":\"400-800 mg\"")
                .doesNotContain("numerator", "denominator");
        assertThat(warned(compound)).contains("RXC-3");
        Normalized given = message(
                "RAS^O17", "ORC|RE|P1^CPOE", "RXA|0|1|202403150900||" + DRUG + "|1/2|TAB|||||||||||||CP", "RXR|PO");
        assertThat(json(only(given, "MedicationAdministration"), "dosage"))
                .startsWith("\"dosage\":{\"text\":\"1/2 TAB\"")
                .contains("\"route\"");
        assertThat(warned(given)).contains("RXA-6");
    }

    private static Normalized administration(String reason, String completion) {
        return message("RAS^O17", "ORC|RE|P1^CPOE|F1^RXSYS", rxa(reason, completion));
    }

    @ParameterizedTest
    @CsvSource({
        "R^Patient refused, '', not-done",
        "R^Patient refused, XX, not-done",
        "R^Patient refused, NA, not-done",
        "'', Refused, not-done",
        "R^Patient refused, CP, completed",
        "'', Given, completed"
    })
    void aReasonWhyNotSaysThatNothingWasGivenUnlessItWas(String reason, String completion, String expected) {
        Assert given = only(administration(reason, completion), "MedicationAdministration");
        assertThat(json(given, "status")).isEqualTo("\"status\":\"" + expected + '"');
        if (expected.equals("completed")) {
            assertThat(json(given, "statusReason#RXA-18")).isEqualTo("(cleared)");
        } else {
            assertThat(json(given, "statusReason#RXA-18"))
                    .contains(reason.isEmpty() ? "\"code\":\"RE\"" : "Patient refused");
        }
        assertThat(Samples.slot(given, "status").orElseThrow().rank()).isEqualTo(1);
    }

    @Test
    void whatWasGivenAfterAllKeepsNoReasonOfTheRefusal() {
        String[] refused =
                History.at("0915", "RAS^O17", PID, "ORC|RE|P1^CPOE|F1^RXSYS", rxa("R^Patient refused", "RE"));
        String[] given = History.at("0930", "RAS^O17", PID, "ORC|RE|P1^CPOE|F1^RXSYS", rxa("", "CP"));
        assertThat(History.of(List.of(refused, given)).only("MedicationAdministration"))
                .containsEntry("status", "\"status\":\"completed\"")
                .doesNotContainKey("statusReason#RXA-18");
        assertThat(History.of(List.<String[]>of(refused)).only("MedicationAdministration"))
                .containsKey("statusReason#RXA-18");
    }

    private static String rxa(String reason, String completion) {
        return "RXA|0|1|202403150900||" + DRUG + "|1|TAB|||||||||||" + reason + "||" + completion;
    }

    @ParameterizedTest
    @CsvSource({"'', CA, 60", "'', '', -30", "'', '', 0", "CA, '', 60"})
    void whatIsReturnedIsACancelledDispenseOfTheAmountThatItWas(String control, String status, String amount) {
        String[] filled = History.at("0915", "RDS^O13", PID, "ORC|RE|P1^CPOE|F1^RXSYS", "RXD" + FILLED);
        String[] returned = History.at(
                "0930",
                "RDS^O13",
                PID,
                "ORC|" + (control.isEmpty() ? "RE" : control) + "|P1^CPOE|F1^RXSYS||" + status,
                "RXD" + FILLED.replace("|60|", '|' + amount + '|'));
        History history = History.of(List.of(filled, returned));
        assertThat(history.only("MedicationDispense"))
                .containsEntry("status", "\"status\":\"cancelled\"")
                .hasEntrySatisfying("quantity", quantity -> assertThat(quantity).contains("\"value\":60"));
        // The order goes on.
        assertThat(history.only("MedicationRequest")).containsEntry("status", "\"status\":\"active\"");
    }

    @ParameterizedTest
    @CsvSource({
        "DC, '', stopped, 1",
        "HD, '', on-hold, 1",
        "CA, '', cancelled, 1",
        "RE, HD, on-hold, 1",
        "RL, '', active, 1",
        "RE, '', active, 0",
        "RE, CM, active, 0"
    })
    void nothingIsToBeGivenOfAnOrderThatEndedOrIsHeld(String control, String status, String expected, int rank) {
        Normalized give =
                message("RGV^O15", "ORC|" + control + "|P1^CPOE|F1^RXSYS||" + status, "RXG|1|||" + DRUG + "|1||TAB");
        Assert instance = all(give, "MedicationRequest").stream()
                .filter(each -> json(each, "intent").contains("instance-order"))
                .findFirst()
                .orElseThrow();
        assertThat(json(instance, "status")).isEqualTo("\"status\":\"" + expected + '"');
        assertThat(Samples.slot(instance, "status").orElseThrow().rank()).isEqualTo(rank);
    }

    @ParameterizedTest
    @CsvSource({
        "RE, Discontinued, stopped, 1",
        "RE, Suspended, on-hold, 1",
        "RE, Held, on-hold, 1",
        "DISCONTINUE, '', stopped, 1",
        "Hold, IP, on-hold, 1"
    })
    void aStatusInWordsIsRead(String control, String status, String expected, int rank) {
        Normalized order = ordered("ORC|" + control + "|P1^CPOE|||" + status, "RXE||" + DRUG + "|1||TAB");
        Assert request = only(order, "MedicationRequest");
        assertThat(json(request, "status")).isEqualTo("\"status\":\"" + expected + '"');
        assertThat(Samples.slot(request, "status").orElseThrow().rank()).isEqualTo(rank);
        assertThat(warned(order)).isEmpty();
    }

    @Test
    void aStatusThatNobodyKnowsIsWarnedOf() {
        String rxe = "RXE||" + DRUG + "|1||TAB";
        Normalized status = ordered("ORC|RE|P1^CPOE|||Paused", rxe);
        assertThat(warned(status)).containsExactly("ORC-5");
        assertThat(json(only(status, "MedicationRequest"), "status")).contains("active");
        Normalized control = ordered("ORC|PAUSE|P1^CPOE", rxe);
        assertThat(warned(control)).containsExactly("ORC-1");
        assertThat(json(only(control, "MedicationRequest"), "status")).contains("unknown");
    }

    @Test
    void thePriorityStaysWhereTheTimesStandElsewhere() {
        String ofOrder = "ORC|NW|P1^CPOE|||||^^^^^S";
        Normalized old = ordered(ofOrder, "RXE|^Q8H|" + DRUG + "|1||TAB");
        assertThat(json(only(old, "MedicationRequest"), "priority")).contains("stat");
        assertThat(dosage(old)).contains("\"period\":8");
        Normalized own = ordered(ofOrder, "RXE|^Q8H^^^^R|" + DRUG + "|1||TAB");
        assertThat(json(only(own, "MedicationRequest"), "priority")).contains("routine");
        Normalized both = ordered(ORDER, "TQ1|1||||||||S", "RXE||" + DRUG + "|1||TAB", "TQ1|1||Q8H");
        assertThat(json(only(both, "MedicationRequest"), "priority")).contains("stat");
    }

    @Test
    void severalOrdersUnderOneNumberAreOneEntryEachWithTheStatusOfAll() {
        String orc = "|P1^CPOE|F1^RXSYS||||||20240315";
        String first = "RXE||" + DRUG + "|1||TAB";
        String second = "RXE||8640^Prednisone 10 MG^RXNORM|40||mg";
        Normalized ordered = ordered("ORC|NW" + orc, first, second, second);
        assertThat(entries(ordered, "MedicationRequest")).hasSize(3).doesNotHaveDuplicates();
        assertThat(entries(ordered("ORC|NW" + orc, first), "MedicationRequest"))
                .containsExactly(entries(ordered, "MedicationRequest").get(0));
        Normalized stopped = ordered("ORC|DC" + orc.replace("20240315", "20240318"), first, second, second);
        assertThat(entries(stopped, "MedicationRequest")).isEqualTo(entries(ordered, "MedicationRequest"));
        assertThat(all(stopped, "MedicationRequest"))
                .allSatisfy(each -> assertThat(json(each, "status")).contains("stopped"));
        Normalized numbered = ordered("ORC|NW" + orc, first, second + "||||||||||RX5002");
        assertThat(entries(numbered, "MedicationRequest").get(1))
                .isEqualTo(only(ordered("ORC|NW", second + "||||||||||RX5002"), "MedicationRequest")
                        .entry());
    }

    @Test
    void whatAMessageTakesBackIsWhatItTold() {
        Normalized reversed =
                message("RDS^O13", "ORC|RE||F1^RXSYS", "RXD" + FILLED, "ORC|CA||F1^RXSYS", "RXD" + FILLED);
        assertThat(entries(reversed, "MedicationDispense"))
                .hasSize(2)
                .containsOnly(all(reversed, "MedicationDispense").get(0).entry());
        String rxa = rxa("", "CP");
        for (String actions : List.of("AD", "DA", "AU")) {
            Normalized corrected = message(
                    "RAS^O17", "ORC|RE|P1^CPOE|F1^RXSYS", rxa + '|' + actions.charAt(0), rxa + '|' + actions.charAt(1));
            assertThat(entries(corrected, "MedicationAdministration"))
                    .hasSize(2)
                    .containsOnly(
                            all(corrected, "MedicationAdministration").get(0).entry());
        }
    }
}
