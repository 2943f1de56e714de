package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.slot;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIU as schedules write it though the standard says otherwise, where its meaning is plain. */
class AppointmentDialectsTest {
    private static Normalized message(String event, String sch, String... segments) {
        String[] all = new String[segments.length + 3];
        all[0] = msh("SIU^" + event);
        all[1] = sch;
        all[2] = Samples.PID;
        System.arraycopy(segments, 0, all, 3, segments.length);
        return normalized(all);
    }

    private static String sch(String duration, String start, String status) {
        return "SCH||F1^S||||WHY|||" + duration + "|min|^^^" + start + "||||||||||||||" + status;
    }

    @Test
    void anEndBeforeTheStartIsNoEndAndTheDurationCounts() {
        Normalized reversed = normalized(
                msh("SIU^S12"), "SCH||F1^S||||WHY|||45|min", "TQ1|1||||||202404021400|202404021330", Samples.PID);

        assertThat(json(only(reversed, "Appointment"), "start")).contains("14:00:00");
        assertThat(json(only(reversed, "Appointment"), "end")).contains("14:45:00");
        assertThat(reversed.warnings()).anyMatch(warning -> warning.place().equals("TQ1-8"));

        Normalized ordinary = normalized(
                msh("SIU^S12"), "SCH||F1^S||||WHY|||45|min", "TQ1|1||||||202404021400|202404021430", Samples.PID);
        assertThat(json(only(ordinary, "Appointment"), "end")).contains("14:30:00");
        assertThat(ordinary.warnings()).noneMatch(warning -> warning.place().startsWith("TQ1"));
    }

    @ParameterizedTest
    @CsvSource({"2024-04-01T10:00:00,true", "20240401,false"})
    void aStartThatIsNotKnownToTheMinuteEndsNoSearch(String vague, boolean warned) {
        Normalized served =
                message("S12", sch("30", vague, ""), "RGS|1", "AIS|1||CONS^Consultation^L|202404011000|||15|min");

        assertThat(json(only(served, "Appointment"), "start")).contains("\"start\":\"2024-04-01T10:00:00-04:00\"");
        assertThat(json(only(served, "Appointment"), "end")).contains("\"end\":\"2024-04-01T10:30:00-04:00\"");
        assertThat(served.warnings().stream()
                        .anyMatch(warning -> warning.place().startsWith("SCH-11")))
                .isEqualTo(warned);
    }

    @Test
    void aDayAloneIsTheStartWhereNothingSaysMore() {
        Normalized vague = message("S12", sch("30", "20240401", ""), "RGS|1", "AIS|1||CONS^Consultation^L|20240402");

        assertThat(json(only(vague, "Appointment"), "start")).contains("\"valueString\":\"20240401\"");
    }

    @ParameterizedTest
    @CsvSource({
        "NO-SHOW,noshow",
        "No Show,noshow",
        "no_show,noshow",
        "Checked-In,checked-in",
        "CHECKED IN,checked-in",
        "^Cancelled,cancelled",
        "^No-Show,noshow"
    })
    void aFillersStatusMayBeWrittenInWords(String written, String status) {
        Normalized said = message("S14", sch("30", "202404011000", written));

        assertThat(slot(only(said, "Appointment"), "status")).hasValueSatisfying(slot -> {
            assertThat(slot.json()).isEqualTo("\"status\":\"" + status + '"');
            assertThat(slot.rank()).isEqualTo(1);
        });
        assertThat(said.warnings()).noneMatch(warning -> warning.place().equals("SCH-25"));
    }

    @ParameterizedTest
    @CsvSource({"TENTATIVE,tentative", "^Declined,declined", "No-Show,accepted", "Arrived,accepted"})
    void aParticipantsStatusMayBeWrittenInWords(String written, String status) {
        Normalized said =
                message("S12", sch("30", "202404011000", ""), "RGS|1", "AIP|1||D1^Doc^Dora|A^A^L||||||||" + written);
        Assert appointment = only(said, "Appointment");

        assertThat(json(appointment, "participant#AIP-3/1.1")).contains("\"status\":\"" + status + '"');
        assertThat(said.warnings()).noneMatch(warning -> warning.place().equals("AIP-12"));
    }

    @Test
    void aParticipantsStatusThatNobodyKnowsIsWarnedOf() {
        Normalized said = message(
                "S12", sch("30", "202404011000", ""), "RGS|1", "AIP|1||D1^Doc^Dora~D2^Doc^Dan|A^A^L||||||||PERHAPS");

        assertThat(json(only(said, "Appointment"), "participant#AIP-3/1.1")).contains("\"status\":\"accepted\"");
        assertThat(said.warnings().stream().filter(warning -> warning.place().equals("AIP-12")))
                .hasSize(1);
    }
}
