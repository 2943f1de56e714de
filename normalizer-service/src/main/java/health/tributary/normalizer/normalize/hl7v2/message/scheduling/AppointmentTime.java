package health.tributary.normalizer.normalize.hl7v2.message.scheduling;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.SchAppointment;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Span;

/**
 * When an appointment is: by SCH-11 (TQ), else TQ1; of a new or rescheduled one else by its first service or resource that says so
 * (in other events these may be there for their own sake). The end is what is written, else the start and the duration.
 *
 * @param start null where the message names none
 * @param end null where it is not written
 * @param minutes null where there is no duration
 */
record AppointmentTime(Composite start, Composite end, Integer minutes) {
    private static final String RULE = "TQ[Appointment]";

    /**
     * Reads the time.
     *
     * @param whole whether the message states the appointment as a whole: it is new or rescheduled
     */
    static AppointmentTime of(Schedule schedule, boolean whole) {
        Segment sch = schedule.sch;
        Integer minutes = Span.minutes(Composite.of(sch.field(9)), Composite.of(sch.field(10)));
        Composite timing = Composite.of(sch.field(11));
        if (timing.has(4)) {
            Integer own = lasting(timing.inner(3));
            return new AppointmentTime(timing.inner(4), written(timing.inner(5)), own == null ? minutes : own);
        }
        for (Segment tq1 : schedule.timings) {
            if (tq1.field(7).isPresent()) {
                Composite duration = Composite.of(tq1.field(6));
                Integer own = Span.minutes(duration.inner(1), duration.inner(2));
                return new AppointmentTime(
                        Composite.of(tq1.field(7)), written(Composite.of(tq1.field(8))), own == null ? minutes : own);
            }
        }
        return whole ? ofResources(schedule, minutes) : new AppointmentTime(null, null, minutes);
    }

    private static AppointmentTime ofResources(Schedule schedule, Integer minutes) {
        for (Schedule.Resource service : schedule.services) {
            if (service.segment().field(4).isPresent()) {
                return ofResource(service.segment(), 4, minutes);
            }
        }
        for (Schedule.Resource resource : schedule.resources) {
            int start = resource.segment().is("AIG") ? 8 : 6;
            if (resource.segment().field(start).isPresent()) {
                return ofResource(resource.segment(), start, minutes);
            }
        }
        return new AppointmentTime(null, null, minutes);
    }

    private static AppointmentTime ofResource(Segment segment, int start, Integer minutes) {
        Integer own = Span.minutes(Composite.of(segment.field(start + 3)), Composite.of(segment.field(start + 4)));
        return new AppointmentTime(Composite.of(segment.field(start)), null, minutes == null ? own : minutes);
    }

    /** TQ.3: a unit and a number such as {@code M90} or {@code H2}, or a number of minutes. */
    private static Integer lasting(Composite duration) {
        Span coded = Span.coded(duration.text(1));
        return coded == null ? Span.minutes(duration.inner(1), duration.inner(2)) : coded.minutes();
    }

    private static Composite written(Composite end) {
        return end.isPresent() ? end : null;
    }

    /**
     * Puts start and end. FHIR demands both of nearly every appointment (constraint app-3): where nobody ever said them, they are
     * unknown, with rank 0.
     *
     * @param whole as above: then an end that is not said is not that of the former time either
     */
    void put(boolean whole, EntryDraft appointment, Context context) {
        String startJson = null;
        if (start != null) {
            Dtm.moment("start", start, context, context.json());
            startJson = context.json().take();
        }
        put("start", startJson, startJson != null, start, appointment);
        String endJson = startJson == null ? null : end(context);
        put("end", endJson, endJson != null || (whole && startJson != null), end == null ? start : end, appointment);
    }

    private String end(Context context) {
        if (end != null) {
            Dtm.moment("end", end, context, context.json());
        } else if (minutes != null && minutes > 0) {
            Dtm.shifted("end", start, minutes, context, context.json());
        }
        return context.json().take();
    }

    private static void put(String name, String json, boolean said, Composite source, EntryDraft appointment) {
        appointment.put(new Slot(
                name,
                said ? 1 : 0,
                json == null ? unknown(name) : json,
                source == null ? "SCH-11" : source.place(),
                said ? RULE : SchAppointment.MAP.rule()));
    }

    private static String unknown(String name) {
        return "\"_" + name + "\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON
                + "\",\"valueCode\":\"unknown\"}]}";
    }
}
