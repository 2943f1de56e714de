package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases 18, 22 and 23 for prescriptions: orders, changes, dispenses and their ends, in every order of arrival. */
class PrescriptionStatusTest {
    private static final String RXE = "RXE||197361^Amlodipine 5 MG Oral Tablet^RXNORM|1||TAB||||N|60|TAB|3|||RX5001|";
    private static final String TWICE = "TQ1|1||BID";

    private static String orc(String control, String status, String time) {
        return "ORC|" + control + "|P1^CPOE|F1^RXSYS||" + status + "||||2024031" + time + "-0500";
    }

    private static Normalized rde(String... segments) {
        return message("RDE^O11", segments);
    }

    private static Normalized message(String kind, String... segments) {
        List<String> all = new ArrayList<>(List.of(Samples.msh(kind), Samples.PID));
        all.addAll(List.of(segments));
        return Samples.normalized(all.toArray(String[]::new));
    }

    private static final Normalized ORDERED = rde(orc("NW", "", "50800"), RXE, TWICE);
    private static final Normalized CHANGED =
            rde(orc("XO", "", "50815"), "RXE||197361^Amlodipine 5 MG Oral Tablet^RXNORM|2||TAB||||\"\"|||5|||RX5001");
    private static final Normalized DISPENSED = message(
            "RDS^O13",
            orc("RE", "", "50830"),
            "RXE||197361^Amlodipine 5 MG Oral Tablet^RXNORM|1||TAB||||||||||RX5001",
            "RXD|1|197361^Amlodipine^RXNORM|202403150828-0500|60|TAB||RX5001|4");
    private static final Normalized HELD = rde(orc("HD", "", "50845"));
    private static final Normalized RELEASED = rde(orc("RL", "", "50900"));
    private static final Normalized STOPPED = rde(orc("DC", "IP", "50915"), RXE);
    private static final Normalized DISPENSED_AFTER = message(
            "RDS^O13", orc("RE", "", "50930"), "RXD|2|197361^Amlodipine^RXNORM|202403150928-0500|60|TAB||RX5001|3");
    private static final Normalized ORDERED_AGAIN = rde(orc("NW", "", "50945"), RXE);

    private static Map<String, String> inEveryOrder(Normalized... messages) {
        return Arrivals.inEveryOrder("MedicationRequest", messages);
    }

    private static String status(Normalized... messages) {
        String json = inEveryOrder(messages).get("status");
        return json.substring("\"status\":\"".length(), json.length() - 1);
    }

    @Test
    void anOrderIsActiveAlsoAfterItIsChangedAndDispensed() {
        assertThat(status(ORDERED)).isEqualTo("active");
        assertThat(status(ORDERED, CHANGED, DISPENSED)).isEqualTo("active");
    }

    @Test
    void aStoppedOrderStaysStoppedWhateverIsDispensedOrChangedAndWheneverThatArrives() {
        assertThat(status(ORDERED, DISPENSED, STOPPED)).isEqualTo("stopped");
        assertThat(status(ORDERED, CHANGED, DISPENSED, STOPPED, DISPENSED_AFTER))
                .isEqualTo("stopped");
        assertThat(status(STOPPED, DISPENSED_AFTER)).isEqualTo("stopped");
    }

    @Test
    void aHoldLastsUntilItIsReleased() {
        assertThat(status(ORDERED, HELD, DISPENSED)).isEqualTo("on-hold");
        assertThat(status(ORDERED, HELD, RELEASED, DISPENSED)).isEqualTo("active");
    }

    @Test
    void anOrderThatIsGivenAnewAfterItsEndLives() {
        assertThat(status(ORDERED, STOPPED, ORDERED_AGAIN)).isEqualTo("active");
    }

    /** Case 23: an empty field of a change leaves the old value, {@code ""} takes it away. */
    @Test
    void aChangeLeavesWhatItDoesNotNameAndTakesAwayWhatItClears() {
        Map<String, String> shown = inEveryOrder(ORDERED, CHANGED);
        assertThat(shown.get("dispenseRequest.quantity")).contains("60");
        assertThat(shown).containsEntry("dispenseRequest.numberOfRepeatsAllowed", "\"numberOfRepeatsAllowed\":5");
        assertThat(inEveryOrder(ORDERED)).containsKey("substitution.allowed");
        assertThat(shown).doesNotContainKey("substitution.allowed");
    }

    @Test
    void aNewDoseNeverKeepsTheOldTimes() {
        assertThat(inEveryOrder(ORDERED, CHANGED).get("dosageInstruction#RXE"))
                .contains("\"doseQuantity\":{\"value\":2")
                .doesNotContain("timing");
    }

    @Test
    void aDispenseThatRepeatsAPartOfTheDosageDoesNotReplaceIt() {
        assertThat(inEveryOrder(ORDERED, DISPENSED).get("dosageInstruction#RXE"))
                .contains("\"frequency\":2")
                .contains("\"doseQuantity\":{\"value\":1");
        assertThat(inEveryOrder(DISPENSED).get("dosageInstruction#RXE")).contains("\"doseQuantity\":{\"value\":1");
    }

    @Test
    void theRefillsThatAreLeftAreThoseOfTheLatestDispense() {
        assertThat(inEveryOrder(ORDERED, DISPENSED, DISPENSED_AFTER).get("extension#RXE-16"))
                .contains("\"valueUnsignedInt\":3");
    }

    /** A pharmacy cancels what it filled: the prescription goes on. */
    @Test
    void aCancelledDispenseIsNoCancelledOrder() {
        Normalized reversed = message(
                "RDS^O13", orc("CA", "", "50835"), "RXD|1|197361^Amlodipine^RXNORM|202403150828-0500|60|TAB||RX5001|4");
        assertThat(status(ORDERED, DISPENSED, reversed)).isEqualTo("active");
        assertThat(Samples.only(reversed, "MedicationDispense").entry())
                .isEqualTo(Samples.only(DISPENSED, "MedicationDispense").entry());
        assertThat(Samples.json(Samples.only(reversed, "MedicationDispense"), "status"))
                .isEqualTo("\"status\":\"cancelled\"");
    }

    @ParameterizedTest
    @CsvSource({
        "NW,,active,1",
        "OK,,active,1",
        "RO,,active,1",
        "RL,,active,1",
        "OE,,active,1",
        "AF,,active,1",
        "UC,,active,1",
        "UD,,active,1",
        "CA,,cancelled,1",
        "OC,,cancelled,1",
        "CR,,cancelled,1",
        "UA,,cancelled,1",
        "DC,,stopped,1",
        "OD,,stopped,1",
        "DR,,stopped,1",
        "RP,,stopped,1",
        "RU,,stopped,1",
        "RQ,,stopped,1",
        "HD,,on-hold,1",
        "OH,,on-hold,1",
        "HR,,on-hold,1",
        "UR,,on-hold,1",
        "XO,,active,0",
        "XX,,active,0",
        "XR,,active,0",
        "RF,,active,0",
        "OF,,active,0",
        "DF,,active,0",
        "RE,,active,0",
        "CH,,active,0",
        "PA,,unknown,0",
        "SN,,unknown,0",
        "SC,,unknown,0",
        "SC,CM,completed,1",
        "SC,DC,stopped,1",
        "SC,HD,on-hold,1",
        "RE,CM,completed,1",
        "OK,CA,cancelled,1",
        "DC,IP,stopped,1",
        "HD,SC,on-hold,1",
        "HD,DC,stopped,1",
        "DC,CM,completed,1",
        "NW,ER,entered-in-error,1"
    })
    void everyControlCodeAndStatusSaysOrSuggestsOne(String control, String status, String expected, int rank) {
        Assert request =
                Samples.only(rde(orc(control, status == null ? "" : status, "50900"), RXE), "MedicationRequest");
        Slot slot = Samples.slot(request, "status").orElseThrow();
        assertThat(slot.json()).isEqualTo("\"status\":\"" + expected + '"');
        assertThat(slot.rank()).isEqualTo(rank);
    }

    @ParameterizedTest
    @CsvSource({
        "CP,A,completed,1",
        "CP,,completed,1",
        "PA,A,completed,1",
        "RE,A,not-done,1",
        "NA,U,not-done,1",
        ",A,completed,1",
        ",,completed,0",
        "CP,D,entered-in-error,1",
        ",D,entered-in-error,1",
        "QQ,,unknown,0"
    })
    void everyAdministrationHasItsStatus(String completion, String action, String expected, int rank) {
        Normalized given = message(
                "RAS^O17",
                "ORC|RE|P1^CPOE|F1^RXSYS",
                "RXA|1|1|20240315200500-0500||197361^Amlodipine^RXNORM|1|TAB|||||||||||||"
                        + (completion == null ? "" : completion) + '|' + (action == null ? "" : action));
        Slot slot = Samples.slot(Samples.only(given, "MedicationAdministration"), "status")
                .orElseThrow();
        assertThat(slot.json()).startsWith("\"status\":\"" + expected + '"');
        assertThat(slot.rank()).isEqualTo(rank);
    }
}
