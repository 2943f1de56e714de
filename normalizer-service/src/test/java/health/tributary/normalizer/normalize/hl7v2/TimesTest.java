package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.evn;
import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalizedFrom;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Case 14: a zone is applied and flagged as assumed, and precision is never invented. */
class TimesTest {
    private static final String ASSUMED = "https://tributary.health/fhir/StructureDefinition/assumed-timezone";

    @Test
    void aTimeWithOffsetIsTakenAsItIs() {
        assertThat(start("20240315101530-0500")).isEqualTo("\"start\":\"2024-03-15T10:15:30-05:00\"");
        assertThat(start("20240315101530.1234+0000")).isEqualTo("\"start\":\"2024-03-15T10:15:30.1234Z\"");
    }

    @Test
    void aTimeWithoutOffsetGetsTheFeedsZoneAtThatMomentAndIsFlagged() {
        assertThat(start("20240701101530"))
                .isEqualTo("\"start\":\"2024-07-01T10:15:30-04:00\",\"_start\":{\"extension\":[{\"url\":\"" + ASSUMED
                        + "\",\"valueString\":\"America/New_York\"}]}");
        assertThat(start("20240101101530")).startsWith("\"start\":\"2024-01-01T10:15:30-05:00\",\"_start\"");
    }

    @Test
    void aDateStaysADate() {
        assertThat(start("2024")).isEqualTo("\"start\":\"2024\"");
        assertThat(start("202403")).isEqualTo("\"start\":\"2024-03\"");
        assertThat(start("20240315")).isEqualTo("\"start\":\"2024-03-15\"");
    }

    @Test
    void aMinuteGetsTheSecondsThatFhirDemandsAndSaysSo() {
        assertThat(start("202403151015-0500"))
                .isEqualTo(
                        "\"start\":\"2024-03-15T10:15:00-05:00\",\"_start\":{\"extension\":[{\"url\":"
                                + "\"https://tributary.health/fhir/StructureDefinition/time-precision\",\"valueCode\":\"minute\"}]}");
    }

    @Test
    void anHourAloneBecomesItsDayWithTheTextKept() {
        assertThat(start("2024031510"))
                .isEqualTo(
                        "\"start\":\"2024-03-15\",\"_start\":{\"extension\":[{\"url\":"
                                + "\"https://tributary.health/fhir/StructureDefinition/original-text\",\"valueString\":\"2024031510\"}]}");
    }

    @Test
    void whatIsNoTimeIsLeftOutWithAWarning() {
        Normalized normalized = normalized(msh("ADT^A01"), evn("A01"), Samples.PID, visit("20241399"));

        assertThat(json(only(normalized, "Encounter"), "period.start")).isEqualTo("(nothing)");
        assertThat(normalized.warnings()).anyMatch(warning -> warning.place().equals("PV1-44"));
    }

    @Test
    void theStatedTimeIsEvn2() {
        Assert patient = only(normalized(msh("ADT^A08"), evn("A08"), Samples.PID), "Patient");

        assertThat(patient.stated()).contains(Instant.parse("2024-03-15T15:15:00Z"));
    }

    @Test
    void anEvn2ThatIsOnlyADayIsNoClock() {
        Assert patient = only(normalized(msh("ADT^A08"), "EVN|A08|20240315", Samples.PID), "Patient");

        assertThat(patient.stated()).isEmpty();
    }

    @Test
    void theClockOfAMessageWithoutOffsetIsInTheFeedsZone() {
        Normalized normalized = normalizedFrom(
                "clinic", "MSH|^~\\&|A|B|C|D|20240701120000||ADT^A08|1|P|2.5", "EVN|A08|20240701110000", "PID|||7");

        assertThat(normalized.batches().get(0).origin().messageTime()).contains(Instant.parse("2024-07-01T10:00:00Z"));
        assertThat(only(normalized, "Patient").stated()).contains(Instant.parse("2024-07-01T09:00:00Z"));
    }

    private static String start(String time) {
        return json(
                only(normalized(msh("ADT^A01"), evn("A01"), Samples.PID, visit(time)), "Encounter"), "period.start");
    }

    private static String visit(String time) {
        return "PV1|1|I|||||||||||||||||V1" + "|".repeat(25) + time;
    }
}
