package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Cases 22 and 23 of appointments, immunizations and documents: statuses, deletions and updates with empty fields hold in every order of
 * arrival.
 */
class StatusOrdersTest {
    private static final String PID = Hospital.pid("1", "Roe^Ada");
    private static final String MAY_4 = "^^M30^20260504090000";
    private static final String GIVEN = "RXA|0|1|20260301||08^Hep B^CVX|0.5|mL||||||||LOT7|||";

    private record Said(int minute, String type, List<String> segments) {}

    private static Said said(int minute, String type, String... segments) {
        return new Said(minute, type, List.of(segments));
    }

    private static Said siu(int minute, String event, String placer, String filler, String timing, String note) {
        String sch = "SCH|" + placer + '|' + filler + "||||WHY^Why^L|FOLLOWUP||||" + timing;
        return said(minute, "SIU^" + event, sch, "NTE|1||" + note, PID, "RGS|1", "AIP|1||D1^Doc^Dora|A^A^L");
    }

    private static Said vxu(int minute, String refusal, String completion, String action) {
        String rxa = GIVEN + refusal + "||" + completion + '|' + action;
        return said(minute, "VXU^V04", PID, "ORC|RE||F1^EHR", rxa);
    }

    private static Said mdm(int minute, String event, String number, String parent, String available, String text) {
        String txa = "TXA|1|DS^Summary^HL70270|TX|||||||||" + number + "^D|" + parent + "||||AU||" + available;
        return text.isEmpty()
                ? said(minute, "MDM^" + event, PID, txa)
                : said(minute, "MDM^" + event, PID, txa, "OBX|1|TX|1^Text^L||" + text + "||||||F");
    }

    @Test
    void aModificationNeverBringsACancelledAppointmentBack() {
        inEveryOrder(
                "Appointment",
                appointments -> {
                    assertThat(appointments).hasSize(1);
                    JsonNode appointment = appointments.get(0);
                    assertThat(appointment.path("status").asText()).isEqualTo("cancelled");
                    assertThat(appointment
                                    .at("/cancelationReason/coding/0/code")
                                    .asText())
                            .isEqualTo("WHY");
                    assertThat(appointment.path("start").asText()).isEqualTo("2026-05-04T09:00:00Z");
                    assertThat(appointment.path("end").asText()).isEqualTo("2026-05-04T09:30:00Z");
                },
                siu(0, "S12", "", "F1^S", MAY_4, "New"),
                siu(10, "S15", "", "F1^S", "", "Cancelled"),
                siu(20, "S14", "", "F1^S", "", "Late"));
    }

    @Test
    void aRescheduledAppointmentIsBookedAgainForItsNewTimeAndNoReasonStays() {
        inEveryOrder(
                "Appointment",
                appointments -> {
                    JsonNode appointment = appointments.get(0);
                    assertThat(appointment.path("status").asText()).isEqualTo("booked");
                    assertThat(appointment.has("cancelationReason")).isFalse();
                    assertThat(appointment.path("start").asText()).isEqualTo("2026-05-05T10:00:00Z");
                    assertThat(appointment.has("end")).isFalse();
                },
                siu(0, "S12", "", "F1^S", MAY_4, "New"),
                siu(10, "S15", "", "F1^S", "", "Cancelled"),
                siu(20, "S13", "", "F1^S", "^^^20260505100000", "Moved"));
    }

    @Test
    void anAppointmentIsOneUnderBothItsNumbers() {
        inEveryOrder(
                "Appointment",
                appointments -> {
                    assertThat(appointments).hasSize(1);
                    assertThat(appointments.get(0).path("status").asText()).isEqualTo("noshow");
                    assertThat(appointments.get(0).path("comment").asText()).isEqualTo("Missed");
                },
                siu(0, "S12", "P1^O", "", MAY_4, "New"),
                siu(10, "S14", "P1^O", "F1^S", "", "Numbered"),
                siu(20, "S26", "", "F1^S", "", "Missed"));
    }

    @Test
    void aDeletedAppointmentWasEnteredInError() {
        inEveryOrder(
                "Appointment",
                appointments ->
                        assertThat(appointments.get(0).path("status").asText()).isEqualTo("entered-in-error"),
                siu(0, "S12", "", "F1^S", MAY_4, "New"),
                siu(10, "S17", "", "F1^S", "", "Deleted"));
    }

    @Test
    void aDeletedVaccinationIsNotThereUntilItIsStatedAgain() {
        inEveryOrder(
                "Immunization",
                given -> assertThat(given).isEmpty(),
                vxu(0, "", "CP", "A"),
                vxu(10, "", "PA", "U"),
                vxu(20, "", "CP", "D"));
        inEveryOrder(
                "Immunization",
                given -> {
                    assertThat(given).hasSize(1);
                    assertThat(given.get(0).path("status").asText()).isEqualTo("completed");
                    assertThat(given.get(0).path("lotNumber").asText()).isEqualTo("LOT7");
                },
                vxu(0, "", "CP", "A"),
                vxu(10, "", "CP", "D"),
                vxu(20, "", "CP", "A"));
    }

    @Test
    void aRefusalThatWasCorrectedLeavesNoReason() {
        inEveryOrder(
                "Immunization",
                given -> {
                    assertThat(given.get(0).path("status").asText()).isEqualTo("completed");
                    assertThat(given.get(0).has("statusReason")).isFalse();
                },
                vxu(0, "00^Parental^NIP002", "RE", "A"),
                vxu(10, "", "CP", "U"),
                vxu(20, "", "", "U"));
    }

    @Test
    void anUpdateThatDoesNotRepeatARefusalTakesItNotBack() {
        inEveryOrder(
                "Immunization",
                given -> {
                    assertThat(given.get(0).path("status").asText()).isEqualTo("not-done");
                    assertThat(given.get(0).at("/statusReason/coding/0/code").asText())
                            .isEqualTo("00");
                },
                vxu(0, "00^Parental^NIP002", "RE", "A"),
                vxu(10, "", "", "U"));
    }

    @Test
    void aReplacedDocumentKeepsItsContentAndIsSuperseded() {
        inEveryOrder(
                "DocumentReference",
                documents -> {
                    assertThat(documents).hasSize(2);
                    JsonNode old = numbered("D1", documents);
                    assertThat(old.path("status").asText()).isEqualTo("superseded");
                    assertThat(old.at("/content/0/attachment/data").asText()).isEqualTo("T2xk");
                    JsonNode fresh = numbered("D2", documents);
                    assertThat(fresh.path("status").asText()).isEqualTo("current");
                    assertThat(fresh.at("/relatesTo/0/target/reference").asText())
                            .isEqualTo("DocumentReference/" + old.path("id").asText());
                },
                mdm(0, "T02", "D1", "", "AV", "Old"),
                mdm(10, "T10", "D2", "D1^D", "AV", "New"),
                mdm(20, "T03", "D1", "", "", ""));
    }

    @Test
    void aCancelledDocumentShowsNothingInWhateverOrder() {
        inEveryOrder(
                "DocumentReference",
                documents -> {
                    assertThat(documents).hasSize(1);
                    assertThat(documents.get(0).path("status").asText()).isEqualTo("entered-in-error");
                    assertThat(documents.get(0).path("docStatus").asText()).isEqualTo("entered-in-error");
                    assertThat(documents.get(0).toString()).doesNotContain("\"data\"");
                },
                mdm(0, "T01", "D1", "", "AV", ""),
                mdm(10, "T02", "D1", "", "AV", "Wrong"),
                mdm(20, "T11", "D1", "", "AV", ""));
    }

    @Test
    void addendaStandBesideTheirDocument() {
        inEveryOrder(
                "DocumentReference",
                documents -> {
                    assertThat(documents).hasSize(2);
                    JsonNode document = numbered("D1", documents);
                    assertThat(document.path("status").asText()).isEqualTo("current");
                    assertThat(document.path("content")).hasSize(2);
                    assertThat(numbered("D2", documents).at("/relatesTo/0/code").asText())
                            .isEqualTo("appends");
                },
                mdm(0, "T02", "D1", "", "AV", "Old"),
                mdm(10, "T06", "D2", "D1^D", "AV", "More"),
                mdm(20, "T06", "D1", "", "AV", "Still more"));
    }

    private static JsonNode numbered(String number, List<JsonNode> documents) {
        return documents.stream()
                .filter(each -> each.at("/masterIdentifier/value").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static void inEveryOrder(String type, Consumer<List<JsonNode>> expectation, Said... said) {
        for (List<Said> order : Orders.of(List.of(said))) {
            Hospital hospital = new Hospital();
            for (Said one : order) {
                hospital.takes(
                        hospital.north(one.minute(), one.type(), one.segments().toArray(String[]::new)));
            }
            ValidResources.inBundle(hospital.everything("north", "1"));
            expectation.accept(hospital.resources("north", "1", type));
        }
    }
}
