package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.History.at;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Case 22 for visits: whatever order an event and its cancellation arrive in, the visit is as it was said last. */
class VisitEventsTest {
    private static final String STATUS = "status";
    private static final String BEFORE = "||||||||||||||||V1";

    private static String in(String place) {
        return "PV1|1|I|" + place + BEFORE;
    }

    private static String in(String place, String prior) {
        return "PV1|1|I|" + place + "|||" + prior + "|||||||||||||V1";
    }

    private static String attended(String doctor) {
        return "PV1|1|I|W3||||" + doctor + "||||||||||||V1";
    }

    private static String[] said(String time, String event, String... visit) {
        String[] segments = new String[visit.length + 1];
        segments[0] = Samples.PID;
        System.arraycopy(visit, 0, segments, 1, visit.length);
        return at(time, "ADT^" + event, segments);
    }

    private static void inEveryOrder(Consumer<History> check, String[]... messages) {
        for (List<String[]> order : History.orders(List.of(messages))) {
            check.accept(History.of(order));
        }
    }

    private static void visit(Consumer<Map<String, String>> check, String[]... messages) {
        inEveryOrder(history -> check.accept(history.only("Encounter")), messages);
    }

    @Test
    void case22ACancelledTransferPutsThePatientBack() {
        visit(
                encounter -> {
                    assertThat(encounter.get("location#PV1-3")).contains("\"display\":\"W3\"");
                    assertThat(encounter).doesNotContainKey("location#PV1-6");
                    assertThat(encounter.get(STATUS)).contains("in-progress");
                },
                said("0800", "A01", in("W3")),
                said("0900", "A02", in("W5", "W3")),
                said("0930", "A12", in("W3")));
    }

    @Test
    void aCancelledTransferThatNamesNoPlaceLeavesNoneThatIsNotTrue() {
        visit(
                encounter -> assertThat(encounter).doesNotContainKeys("location#PV1-3", "location#PV1-6"),
                said("0800", "A01", in("W3")),
                said("0900", "A02", in("W5", "W3")),
                said("0930", "A12", in("")));
    }

    @Test
    void case22ACancelledDischargeIsAVisitInProgress() {
        String discharge = in("W3") + "|".repeat(26) + "20240315090000-0500";
        visit(
                encounter -> {
                    assertThat(encounter.get(STATUS)).contains("in-progress");
                    assertThat(encounter).doesNotContainKey("period.end");
                },
                said("0800", "A01", in("W3")),
                said("0900", "A03", discharge),
                said("0930", "A13", discharge));
    }

    @Test
    void case22ACancelledVisitIsGoneUntilItIsSaidAgain() {
        for (String[] pair : new String[][] {{"A01", "A11"}, {"A05", "A38"}, {"A14", "A27"}, {"A01", "A23"}}) {
            inEveryOrder(
                    history -> assertThat(history.shown("Encounter")).isEmpty(),
                    said("0800", pair[0], in("W3")),
                    said("0900", pair[1], in("W3")));
            visit(
                    encounter -> assertThat(encounter.get(STATUS)).contains("in-progress"),
                    said("0800", pair[0], in("W3")),
                    said("0900", pair[1], in("W3")),
                    said("0930", "A01", in("W3")));
        }
    }

    @Test
    void aCancelledVisitLeavesThePatient() {
        assertThat(History.of(List.<String[]>of(said("0900", "A38", in("W3"))))
                        .only("Patient")
                        .get("name#PID-5"))
                .contains("EVERYWOMAN");
    }

    @Test
    void case22LeavesOfAbsenceAndTheirCancellations() {
        visit(
                encounter -> assertThat(encounter.get(STATUS)).contains("in-progress"),
                said("0800", "A01", in("W3")),
                said("0900", "A21", in("W3")),
                said("0930", "A52", in("W3")));
        visit(
                encounter -> assertThat(encounter.get(STATUS)).contains("in-progress"),
                said("0800", "A01", in("W3")),
                said("0900", "A21", in("W3")),
                said("0930", "A22", in("W3")));
        visit(
                encounter -> assertThat(encounter.get(STATUS)).contains("onleave"),
                said("0800", "A01", in("W3")),
                said("0900", "A21", in("W3")),
                said("0930", "A22", in("W3")),
                said("0940", "A53", in("W3")));
    }

    @Test
    void case22ACancelledPendingTransferReservesNoPlace() {
        String pending = in("W3") + "|".repeat(23) + "W5";
        visit(
                encounter -> {
                    assertThat(encounter.get("location#PV1-3")).contains("\"display\":\"W3\"");
                    assertThat(encounter).doesNotContainKey("location#PV1-42");
                },
                said("0800", "A01", in("W3")),
                said("0900", "A15", pending),
                said("0930", "A26", pending));
        visit(
                encounter -> assertThat(encounter.get("location#PV1-42")).contains("\"status\":\"reserved\""),
                said("0800", "A01", in("W3")),
                said("0900", "A15", pending));
    }

    @Test
    void aTransferUsesThePlaceThatWasReserved() {
        visit(
                encounter -> assertThat(encounter).doesNotContainKey("location#PV1-42"),
                said("0800", "A15", in("W3") + "|".repeat(23) + "W5"),
                said("0900", "A02", in("W5", "W3")));
    }

    @Test
    void case22ACancelledPendingDischargeExpectsNoEnd() {
        String expected = "PV2|||||||||20240320";
        visit(
                encounter -> assertThat(encounter).doesNotContainKey("extension#PV2-9"),
                said("0800", "A01", in("W3")),
                said("0900", "A16", in("W3"), expected),
                said("0930", "A25", in("W3"), expected));
    }

    @Test
    void case22ACancelledChangeOfTheAttendingDoctorBringsTheEarlierOneBack() {
        visit(
                encounter -> assertThat(encounter.get("participant#PV1-7"))
                        .contains("Marsh")
                        .doesNotContain("Fenn"),
                said("0800", "A01", attended("1^Marsh")),
                said("0900", "A54", attended("2^Fenn")),
                said("0930", "A55", attended("1^Marsh")));
        visit(
                encounter -> assertThat(encounter).doesNotContainKey("participant#PV1-7"),
                said("0900", "A54", attended("2^Fenn")),
                said("0930", "A55", attended("")));
    }

    @Test
    void aSwapPutsEachPatientIntoTheOthersBed() {
        Normalized swap = Samples.normalized(
                Samples.msh("ADT^A17"),
                Samples.evn("A17"),
                "PID|1||P1^^^ADT1^MR",
                "PV1|1|I|W3^1^B|||W3^1^A|||||||||||||V1",
                "PID|2||P2^^^ADT1^MR",
                "PV1|2|I|W3^1^A|||W3^1^B|||||||||||||V2");

        List<StatementBatch> patients =
                swap.batches().stream().filter(batch -> !batch.directory()).toList();
        assertThat(patients)
                .extracting(StatementBatch::subject)
                .containsExactly(Samples.KEY.subject("genhosp-mrn", "P1"), Samples.KEY.subject("genhosp-mrn", "P2"));
        List<Assert> visits = Samples.all(swap, "Encounter");
        assertThat(Samples.json(visits.get(0), "location#PV1-3")).contains("\"display\":\"B, 1, W3\"");
        assertThat(Samples.json(visits.get(1), "location#PV1-3")).contains("\"display\":\"A, 1, W3\"");
    }

    @Test
    void aBedHasAStatusAndNoPatient() {
        Normalized bed = Samples.normalized(Samples.msh("ADT^A20"), Samples.evn("A20"), "NPU|W3^R12^01|K");

        assertThat(bed.batches())
                .singleElement()
                .satisfies(batch -> assertThat(batch.directory()).isTrue());
        List<Assert> places = Samples.all(bed, "Location");
        assertThat(places).hasSize(3);
        assertThat(Samples.json(places.get(2), "operationalStatus"))
                .contains("v2-0116")
                .contains("\"code\":\"K\"");
        assertThat(Samples.json(places.get(1), "operationalStatus")).isEqualTo("(nothing)");
    }

    @Test
    void case28ADeletedPersonIsNotErased() {
        String[] known = at("0800", "ADT^A01", Samples.PID, in("W3"));
        String[] deleted = at("0900", "ADT^A29", Samples.PID);
        inEveryOrder(
                history -> {
                    assertThat(history.shown("Patient")).isEmpty();
                    assertThat(history.only("Encounter").get(STATUS)).contains("in-progress");
                },
                known,
                deleted);
        inEveryOrder(
                history -> assertThat(history.only("Patient").get("name#PID-5")).contains("EVERYWOMAN"),
                known,
                deleted,
                at("0930", "ADT^A28", Samples.PID));
    }

    @Test
    void anAllergyThatA60DeletesIsGoneAndOneThatItAddsAgainIsBack() {
        String allergy = "IAM|1|DA|7980^Penicillin^RXNORM|||%s|AL1^GENHOSP";
        inEveryOrder(
                history -> assertThat(history.shown("AllergyIntolerance")).isEmpty(),
                at("0800", "ADT^A60", Samples.PID, allergy.formatted("A")),
                at("0900", "ADT^A60", Samples.PID, allergy.formatted("D")));
        inEveryOrder(
                history -> assertThat(history.shown("AllergyIntolerance")).hasSize(1),
                at("0800", "ADT^A60", Samples.PID, allergy.formatted("A")),
                at("0900", "ADT^A60", Samples.PID, allergy.formatted("D")),
                at("0930", "ADT^A60", Samples.PID, allergy.formatted("A")));
    }

    @Test
    void anAllergyThatAl1NamesByItsCodeIsTheOneThatIamNumbers() {
        String[] admitted =
                at("0800", "ADT^A01", Samples.PID, "PV1|1|I||||||||||||||||||V1", "AL1|1|DA|7980^Penicillin^RXNORM|SV");
        String numbered = "IAM|1|DA|7980^Penicillin^RXNORM|MO||%s|AL1^GENHOSP";
        inEveryOrder(
                history -> assertThat(history.shown("AllergyIntolerance")).hasSize(1),
                admitted,
                at("0900", "ADT^A60", Samples.PID, numbered.formatted("A")));
        inEveryOrder(
                history -> assertThat(history.shown("AllergyIntolerance")).isEmpty(),
                admitted,
                at("0900", "ADT^A60", Samples.PID, numbered.formatted("D")));
    }

    /** The complete list names codes only: by an alias it would take a numbered allergy for gone. */
    @Test
    void whereAl1IsACompleteListAnAllergyByItsCodeStaysOneOfItsOwn() {
        Normalized said = Samples.normalizedFrom(
                "complete", Samples.msh("ADT^A60"), "PID|||P1^^^X^MR", "IAM|1|DA|7980^Penicillin^RXNORM|||A|AL1^X");
        assertThat(Samples.only(said, "AllergyIntolerance")).isNotNull();
        assertThat(Samples.statements(said, Alias.class)).isEmpty();
    }
}
