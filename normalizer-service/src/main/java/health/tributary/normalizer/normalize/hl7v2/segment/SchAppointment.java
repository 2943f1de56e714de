package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.vocabulary.ScheduleMaps;

/**
 * SCH[Appointment], without its status, which the event has a say in ({@link AppointmentStatus}), and its time, which may also
 * stand in other segments.
 */
public final class SchAppointment {
    public static final SegmentMap MAP = SegmentMap.of("SCH", "Appointment")
            .list(1, "identifier", OrderNumbers.typed("PLAC"))
            .list(2, "identifier", OrderNumbers.typed("FILL"))
            .list(7, "reasonCode", Cwe.concept(ScheduleMaps.REASON))
            .when(sch -> !isType(sch))
            .object(7, "appointmentType", Cwe.concept(ScheduleMaps.TYPE))
            .when(SchAppointment::isType)
            .object(8, "appointmentType", Cwe.concept(ScheduleMaps.TYPE))
            .row(9, "minutesDuration", SchAppointment::duration)
            .list(12, "participant", contact("\"text\":\"placer contact\""))
            .list(16, "participant", contact("\"text\":\"filler contact\""))
            .list(
                    20,
                    "participant",
                    contact(
                            "\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/provenance-participant-type\","
                                    + "\"code\":\"enterer\",\"display\":\"Enterer\"}]"));

    private SchAppointment() {}

    // HL7 numbers the tables of SCH-7 and SCH-8 one way in chapter 10 and the other way in some versions' appendices.
    private static boolean isType(Segment sch) {
        return sch.text(7, 3).trim().equals("HL70277");
    }

    private static void duration(Segment sch, Context context, JsonWriter out) {
        Integer minutes = Span.minutes(Composite.of(sch.field(9)), Composite.of(sch.field(10)));
        if (minutes == null || minutes <= 0) {
            context.warn(sch.location() + "-9", "no whole number of minutes; left out");
        } else {
            out.raw("minutesDuration", minutes.toString());
        }
    }

    /** Somebody who deals with the appointment; that they take part they have said by making it. */
    private static Members contact(String type) {
        String typed = "\"type\":[{" + type + "}]";
        return (value, context, out) -> {
            int cut = out.length();
            out.raw(typed);
            int before = out.length();
            out.object("actor");
            Xcn.reference(value, context, out);
            out.close().keepIfGrown(before, cut);
            if (!out.untouched()) {
                out.plain("status", "accepted");
            }
        };
    }
}
