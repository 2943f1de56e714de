package health.tributary.normalizer.normalize.hl7v2;

import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.msh;
import static health.tributary.normalizer.normalize.hl7v2.Samples.normalized;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static health.tributary.normalizer.normalize.hl7v2.Samples.slot;
import static health.tributary.normalizer.normalize.hl7v2.Samples.statements;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIU: keys, times, statuses and participants of appointments. */
class SchedulingTest {
    private static final String CAME = "^^^20240402093000-0400^20240402100000-0400";

    private static String sch(String placer, String filler, String timing, String status) {
        return "SCH|" + placer + '|' + filler + "||||WHY^Why^L|||||" + timing + "||||||||||||||" + status;
    }

    private static Normalized message(String event, String... segments) {
        String[] all = new String[segments.length + 2];
        all[0] = msh("SIU^" + event);
        all[1] = segments[0];
        all[2] = Samples.PID;
        System.arraycopy(segments, 1, all, 3, segments.length - 1);
        return normalized(all);
    }

    private static Assert appointment(String event, String... segments) {
        return only(message(event, segments), "Appointment");
    }

    /** An ending event holds whatever SCH-25 repeats; an update that says nothing only suggests. */
    @ParameterizedTest
    @CsvSource({
        "S12,'',1,booked",
        "S13,'',1,booked",
        "S14,'',0,booked",
        "S18,'',0,booked",
        "S22,'',0,booked",
        "S15,'',1,cancelled",
        "S15,Booked,1,cancelled",
        "S16,'',1,cancelled",
        "S17,Booked,1,entered-in-error",
        "S26,'',1,noshow",
        "S12,Pending,1,pending",
        "S12,Waitlist,1,waitlist",
        "S14,Complete,1,fulfilled",
        "S14,Started,1,checked-in",
        "S14,Deleted,1,entered-in-error",
        "S14,NOSHOW,1,noshow",
        "S14,Discontinued,1,cancelled",
        "S14,Gone,0,booked",
        "S12,Gone,1,booked"
    })
    void statusIsThatOfTheEventElseOfTheFiller(String event, String filler, int rank, String status) {
        Assert appointment = appointment(event, sch("", "F1^S", CAME, filler));

        assertThat(slot(appointment, "status")).hasValueSatisfying(slot -> {
            assertThat(slot.json()).isEqualTo("\"status\":\"" + status + '"');
            assertThat(slot.rank()).isEqualTo(rank);
        });
    }

    @Test
    void theReasonOfACancellationGoesWithItsStatus() {
        assertThat(json(appointment("S15", sch("", "F1^S", CAME, "")), "cancelationReason"))
                .contains("\"WHY\"");
        assertThat(json(appointment("S13", sch("", "F1^S", CAME, "")), "cancelationReason"))
                .isEqualTo("(cleared)");
        assertThat(json(appointment("S14", sch("", "F1^S", CAME, "")), "cancelationReason"))
                .isEqualTo("(nothing)");
    }

    @Test
    void theFillersNumberIsTheKeyAndThePlacersAnAlias() {
        Normalized both = message("S12", sch("P1^O", "F1^S", CAME, ""));
        Assert byBoth = only(both, "Appointment");
        Assert byFiller = appointment("S14", sch("", "F1^S", CAME, ""));
        Assert byPlacer = appointment("S14", sch("P1^O", "", CAME, ""));

        assertThat(byFiller.entry()).isEqualTo(byBoth.entry());
        assertThat(statements(both, Alias.class)).singleElement().satisfies(alias -> {
            assertThat(alias.entry()).isEqualTo(byPlacer.entry());
            assertThat(alias.target()).isEqualTo(byBoth.entry());
        });
    }

    @Test
    void theFirstOccurrenceIsTheAppointmentItselfAndFurtherOnesAreNot() {
        String first = "SCH||F1^S|1|||WHY|||||" + CAME;
        String second = "SCH||F1^S|2|||WHY|||||" + CAME;

        assertThat(appointment("S12", first).entry())
                .isEqualTo(appointment("S12", sch("", "F1^S", CAME, "")).entry());
        assertThat(appointment("S12", second).entry())
                .isNotEqualTo(appointment("S12", first).entry());
    }

    @Test
    void whatHasNeitherNumberNorTimeIsLeftOutWithAWarning() {
        Normalized normalized = message("S12", "SCH||||||WHY");

        assertThat(Samples.all(normalized, "Appointment")).isEmpty();
        assertThat(normalized.warnings()).anyMatch(warning -> warning.place().equals("SCH"));
    }

    /** Case 14: to the minute FHIR's seconds are filled, a day alone gets no time. */
    @ParameterizedTest
    @CsvSource({
        "^^^202404020930,\"start\":\"2024-04-02T09:30:00-04:00\"",
        "^^^20240402093015-0500,\"start\":\"2024-04-02T09:30:15-05:00\"",
        "^^^20240402,\"valueString\":\"20240402\"",
    })
    void aStartKeepsItsPrecision(String timing, String start) {
        assertThat(json(appointment("S12", sch("", "F1^S", timing, "")), "start"))
                .contains(start);
    }

    @ParameterizedTest
    @CsvSource({
        "^^M45^202404020930,\"end\":\"2024-04-02T10:15:00-04:00\"",
        "^^H1^202404020930,\"end\":\"2024-04-02T10:30:00-04:00\"",
        "^^30^202404020930,\"end\":\"2024-04-02T10:00:00-04:00\"",
        "^^^202404020930^202404021130,\"end\":\"2024-04-02T11:30:00-04:00\"",
        "^^^202404020930,\"_end\":{\"extension\"",
        "^^X^202404020930,\"_end\":{\"extension\"",
    })
    void theEndIsWrittenOrTheStartAndTheDuration(String timing, String end) {
        assertThat(json(appointment("S12", sch("", "F1^S", timing, "")), "end")).contains(end);
    }

    @Test
    void aRescheduleWithoutAnEndKeepsNotTheFormerOneAndAModificationDoes() {
        String start = "^^^202404020930";
        assertThat(slot(appointment("S13", sch("", "F1^S", start, "")), "end"))
                .hasValueSatisfying(end -> assertThat(end.rank()).isEqualTo(1));
        assertThat(slot(appointment("S14", sch("", "F1^S", start, "")), "end"))
                .hasValueSatisfying(end -> assertThat(end.rank()).isZero());
        assertThat(slot(appointment("S14", sch("", "F1^S", "", "")), "start"))
                .hasValueSatisfying(none -> assertThat(none.rank()).isZero());
    }

    @Test
    void theTimeMayStandInTq1OrWithAService() {
        Assert timed = appointment("S12", "SCH||F1^S||||WHY", "TQ1|1|||||20^min|202404020930");
        assertThat(json(timed, "end")).contains("09:50:00");
        Assert served = appointment("S12", "SCH||F1^S||||WHY", "RGS|1", "AIS|1||X^X^L|202404020930|||1|h");
        assertThat(json(served, "start")).contains("09:30:00");
        assertThat(json(served, "end")).contains("10:30:00");
        Assert longer = appointment("S12", "SCH||F1^S||||WHY", "RGS|1", "AIS|1||X^X^L|202404020930|||1.5|hours");
        assertThat(json(longer, "end")).contains("11:00:00");
        Assert odd = appointment("S12", "SCH||F1^S||||WHY", "RGS|1", "AIS|1||X^X^L|202404020930|||99999999|h");
        assertThat(json(odd, "end")).contains("\"_end\"");
    }

    @Test
    void theTimeOfAnAddedResourceIsNotThatOfTheAppointment() {
        Assert appointment = appointment("S18", "SCH||F1^S||||WHY", "RGS|1", "AIP|2|A|D1^Doc^Dora|A^A^L||202404020930");
        assertThat(slot(appointment, "start"))
                .hasValueSatisfying(start -> assertThat(start.rank()).isZero());
    }

    @Test
    void aResourcesOffsetCountsFromTheStart() {
        Assert appointment = appointment(
                "S12",
                sch("", "F1^S", "^^M60^202404020930", ""),
                "RGS|1",
                "AIP|1||N1^Nurse^Nils|NUR^Nurse^L||||15|min|10|min".replace("||||15", "|||15"));

        assertThat(json(appointment, "participant#AIP-3/1.1"))
                .contains("\"start\":\"2024-04-02T09:45:00-04:00\"")
                .contains("\"end\":\"2024-04-02T09:55:00-04:00\"");
    }

    @Test
    void aResourceIsAddedChangedAndTakenOutByItsSetId() {
        String sch = sch("", "F1^S", CAME, "");
        Assert added = appointment("S18", sch, "RGS|2", "AIP|3|A|D1^Doc^Dora|A^A^L");
        Assert deleted = appointment("S20", sch, "RGS|2", "AIP|3|D|D1^Doc^Dora|A^A^L");

        assertThat(json(added, "participant#AIP-3/2.3")).contains("Dora Doc");
        assertThat(json(deleted, "participant#AIP-3/2.3")).isEqualTo("(cleared)");
        assertThat(json(appointment("S22", sch, "RGS|1", "AIS|1|D|X^X^L"), "serviceType#AIS-3/1.1"))
                .isEqualTo("(cleared)");
    }

    @Test
    void thePatientAlwaysTakesPart() {
        Assert appointment = appointment("S12", sch("", "F1^S", CAME, "Pending"));

        assertThat(json(appointment, "participant#PID-3")).contains("Patient/").contains("\"status\":\"needs-action\"");
    }

    @Test
    void theVisitsAttendingStandsInForPersonnelThatIsNotNamed() {
        String sch = sch("", "F1^S", CAME, "");
        String pv1 = "PV1|1|O|W1||||D1^Doc^Dora";
        Normalized visit = message("S12", sch, pv1);

        assertThat(json(only(visit, "Appointment"), "participant#PV1-7")).contains("Dora Doc");
        assertThat(json(only(visit, "Appointment"), "participant#PV1-3")).contains("Location/");
        assertThat(Samples.all(visit, "Encounter")).isEmpty();
        assertThat(json(appointment("S12", sch, pv1, "RGS|1", "AIP|1||D2^Doc^Dan|A^A^L"), "participant#PV1-7"))
                .isEqualTo("(cleared)");
    }

    @Test
    void aNumberedVisitIsPlannedUntilAnAdtSaysMore() {
        Normalized normalized = message("S12", sch("", "F1^S", CAME, ""), "PV1|1|O|||||||||||||||||V1");
        Assert encounter = only(normalized, "Encounter");

        assertThat(slot(encounter, "status")).hasValueSatisfying(status -> {
            assertThat(status.json()).isEqualTo("\"status\":\"planned\"");
            assertThat(status.rank()).isZero();
        });
        assertThat(json(
                        encounter,
                        "appointment#SCH/" + only(normalized, "Appointment").entry()))
                .contains("Appointment/");
    }

    @Test
    void theOrderOfAnAppointmentIsTheOneThatResultsSpeakOf() {
        Normalized scheduled = message("S12", sch("", "F1^S", CAME, "") + "|P7^OE~P8^OE|F7^LAB", "RGS|1");
        Normalized resulted = normalized(
                msh("ORU^R01"), Samples.PID, "OBR|1|P7^OE|F7^LAB|2345-7^Glucose^LN|||20240402|||||||||||||||||F");

        assertThat(Samples.all(scheduled, "ServiceRequest"))
                .extracting(Assert::entry)
                .contains(only(resulted, "ServiceRequest").entry())
                .hasSize(2);
        assertThat(json(only(scheduled, "Appointment"), "basedOn#SCH-26").split("ServiceRequest/", -1))
                .hasSize(3);
    }

    /** Case 23: an update with empty fields wipes nothing, {@code ""} clears. */
    @Test
    void emptyFieldsOfAModificationSayNothing() {
        Assert appointment = appointment("S14", "SCH||F1^S||||WHY||\"\"|");

        assertThat(json(appointment, "reasonCode#SCH-7")).isEqualTo("(nothing)");
        assertThat(json(appointment, "appointmentType")).isEqualTo("(cleared)");
        assertThat(json(appointment, "comment")).isEqualTo("(nothing)");
        assertThat(json(appointment, "minutesDuration")).isEqualTo("(nothing)");
    }

    @Test
    void commentsOfTheAppointmentAreOneAndThoseOfResultsAreNot() {
        Normalized normalized = normalized(
                msh("SIU^S12"),
                sch("", "F1^S", CAME, ""),
                "NTE|1||One",
                Samples.PID,
                "OBX|1|NM|8302-2^Height^LN||168|cm|||||F",
                "NTE|1||Of the result",
                "RGS|1",
                "AIS|1||X^X^L",
                "NTE|1||Two");

        assertThat(json(only(normalized, "Appointment"), "comment")).isEqualTo("\"comment\":\"One\\nTwo\"");
        assertThat(json(only(normalized, "Observation"), "note#NTE"))
                .contains("Of the result")
                .doesNotContain("Two");
    }

    @Test
    void sch7IsATypeWhereItsTableSaysSo() {
        Assert appointment = appointment("S12", "SCH||F1^S||||WHY|Normal^Routine^HL70277||||" + CAME);

        assertThat(json(appointment, "appointmentType")).contains("v2-0277").contains("Normal");
        assertThat(json(appointment, "reasonCode#SCH-7")).isEqualTo("(nothing)");
    }

    @Test
    void aDeletedGroupTakesItsServicesAndResourcesOut() {
        Assert appointment = appointment(
                "S22", sch("", "F2", "", ""), "RGS|1|D", "AIS|1|U|CONS^Consultation^L", "AIP|1|U|5001^Attend^Aaron");

        assertThat(json(appointment, "serviceType#AIS-3/1.1")).isEqualTo("(cleared)");
        assertThat(json(appointment, "participant#AIP-3/1.1")).isEqualTo("(cleared)");
    }

    @Test
    void aServiceByAnOffsetIsSoLongAfterTheAppointmentBegins() {
        Normalized said =
                message("S12", sch("", "F2", CAME, "Booked") + "||O7^OE", "RGS|1", "AIS|1|A|XR^X-ray^L||10|min|15|min");

        assertThat(json(only(said, "ServiceRequest"), "occurrence[x]"))
                .contains("\"start\":\"2024-04-02T09:40:00-04:00\"")
                .contains("\"end\":\"2024-04-02T09:55:00-04:00\"");
    }

    @Test
    void aCommentThatIsOnlyACodeSaysWhatTheCodeMeans() {
        Assert appointment = only(
                normalized(msh("SIU^S12"), sch("", "F2", CAME, ""), "NTE|1||||||||FAST^Come fasting^L", Samples.PID),
                "Appointment");

        assertThat(json(appointment, "comment")).isEqualTo("\"comment\":\"Come fasting\"");
    }
}
