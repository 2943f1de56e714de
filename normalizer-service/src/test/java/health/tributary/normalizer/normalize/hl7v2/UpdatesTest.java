package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.evn;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.slot;
import static health.tributary.normalizer.normalize.hl7v2.Samples.statements;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;

/** What events do to a record: deltas, clears, statuses, retractions. */
class UpdatesTest {
    private static final String ADMITTED = "PV1|1|I|W3^R12^01|||||||||||7|||||V1";

    /** Case 23: an A08 with empty fields wipes no data; {@code ""} does. */
    @Test
    void emptyFieldInAnA08LeavesTheOldValue() {
        Assert patient = only(
                normalized(
                        msh("ADT^A08"),
                        evn("A08"),
                        "PID|||P1^^^ADT1^MR||Quill^Ada||||||\"\"||^PRN^PH^^^336^5550101|\"\""),
                "Patient");

        assertThat(patient.mode()).isEqualTo(Mode.DELTA);
        assertThat(json(patient, "birthDate")).isEqualTo("(nothing)");
        assertThat(json(patient, "gender")).isEqualTo("(nothing)");
        assertThat(json(patient, "address#PID-11")).isEqualTo("(cleared)");
        assertThat(json(patient, "telecom#PID-13")).contains("336 5550101");
        assertThat(json(patient, "telecom#PID-14")).isEqualTo("(cleared)");
    }

    @Test
    void aDischargeThatRepeatsNoAdmissionTimeDoesNotTouchIt() {
        Assert encounter = only(
                normalized(
                        msh("ADT^A03"),
                        evn("A03"),
                        Samples.PID,
                        "PV1|1|I|||||||||||||||||V1" + "|".repeat(26) + "20240318"),
                "Encounter");

        assertThat(json(encounter, "period.end")).isEqualTo("\"end\":\"2024-03-18\"");
        assertThat(slot(encounter, "period.start")).isEmpty();
        assertThat(slot(encounter, "hospitalization.admitSource")).isEmpty();
    }

    @Test
    void theEventSaysTheStatusAndAnUpdateOnlySuggestsOne() {
        assertThat(status("A01")).isEqualTo("1 \"status\":\"in-progress\"");
        assertThat(status("A03")).isEqualTo("1 \"status\":\"finished\"");
        assertThat(status("A04")).isEqualTo("1 \"status\":\"in-progress\"");
        assertThat(status("A05")).isEqualTo("1 \"status\":\"planned\"");
        assertThat(status("A13")).isEqualTo("1 \"status\":\"in-progress\"");
        assertThat(status("A08")).isEqualTo("0 \"status\":\"in-progress\"");
    }

    @Test
    void aRequiredElementThatIsNotSaidNeverCoversOneThatWas() {
        Assert encounter =
                only(normalized(msh("ADT^A08"), evn("A08"), Samples.PID, "PV1|1||||||||||||||||||V1"), "Encounter");

        assertThat(slot(encounter, "class")).hasValueSatisfying(slot -> {
            assertThat(slot.rank()).isZero();
            assertThat(slot.json()).contains("data-absent-reason");
        });
    }

    @Test
    void aCancelledAdmissionRetractsTheSameVisit() {
        Normalized admission = normalized(msh("ADT^A01"), evn("A01"), Samples.PID, ADMITTED);
        Normalized cancelled = normalized(msh("ADT^A11"), evn("A11"), Samples.PID, ADMITTED);

        assertThat(statements(cancelled, Retract.class))
                .singleElement()
                .satisfies(retract -> assertThat(retract.entry())
                        .isEqualTo(only(admission, "Encounter").entry()));
        assertThat(Samples.all(cancelled, "Encounter")).isEmpty();
    }

    @Test
    void aCancelledDischargeClearsTheEnd() {
        Assert encounter = only(
                normalized(msh("ADT^A13"), evn("A13"), Samples.PID, ADMITTED + "|".repeat(26) + "20240318"),
                "Encounter");

        assertThat(json(encounter, "period.end")).isEqualTo("(cleared)");
        assertThat(json(encounter, "hospitalization.dischargeDisposition")).isEqualTo("(cleared)");
    }

    @Test
    void aListIsOnlyTakenAsCompleteWhereTheFeedSaysSo() {
        String[] message = {msh("ADT^A01"), evn("A01"), "PID|||P1^^^X^MR", "AL1|1|DA|7980^Penicillin^RXNORM"};

        assertThat(statements(normalized(message), SetSnapshot.class)).isEmpty();
        Normalized complete = Samples.normalizedFrom("complete", message);
        assertThat(statements(complete, SetSnapshot.class))
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.members())
                        .containsExactly(only(complete, "AllergyIntolerance").entry()));
    }

    @Test
    void twoDiagnosesOfOneVisitFillTwoSlotsSoThatOneWipesNotTheOther() {
        Assert encounter = only(
                normalized(
                        msh("ADT^A01"),
                        evn("A01"),
                        Samples.PID,
                        ADMITTED,
                        "DG1|1||I10^Hypertension^I10C|||A",
                        "DG1|2||I21.9^Infarction^I10C|||W"),
                "Encounter");

        assertThat(encounter.slots().stream().filter(slot -> slot.element().equals("diagnosis")))
                .hasSize(2);
    }

    private static String status(String event) {
        Assert encounter = only(normalized(msh("ADT^" + event), evn(event), Samples.PID, ADMITTED), "Encounter");
        return slot(encounter, "status")
                .map(slot -> slot.rank() + " " + slot.json())
                .orElse("(nothing)");
    }
}
