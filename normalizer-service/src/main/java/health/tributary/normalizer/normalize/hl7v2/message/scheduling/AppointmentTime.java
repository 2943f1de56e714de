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
 * (in other events these may be there for their own sake). The first that is known to the minute counts; where none is, the first that is
 * written. The end is what is written, else the start and the duration.
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
        AppointmentTime best = ofSch(schedule.sch);
        for (int i = 0; i < schedule.timings.size() && !best.isExact(); i++) {
            best = best.or(ofTiming(schedule.timings.get(i), best.minutes));
        }
        return whole ? best.orOfResources(schedule) : best;
    }

    private static AppointmentTime ofSch(Segment sch) {
        Integer minutes = Span.minutes(Composite.of(sch.field(9)), Composite.of(sch.field(10)));
        Composite timing = Composite.of(sch.field(11));
        if (!timing.has(4)) {
            return new AppointmentTime(null, null, minutes);
        }
        Integer own = lasting(timing.inner(3));
        return new AppointmentTime(timing.inner(4), written(timing.inner(5)), own == null ? minutes : own);
    }

    private static AppointmentTime ofTiming(Segment tq1, Integer minutes) {
        if (!tq1.field(7).isPresent()) {
            return new AppointmentTime(null, null, minutes);
        }
        Composite duration = Composite.of(tq1.field(6));
        Integer own = Span.minutes(duration.inner(1), duration.inner(2));
        return new AppointmentTime(
                Composite.of(tq1.field(7)), written(Composite.of(tq1.field(8))), own == null ? minutes : own);
    }

    private AppointmentTime orOfResources(Schedule schedule) {
        AppointmentTime best = this;
        for (int i = 0; i < schedule.services.size() && !best.isExact(); i++) {
            best = best.or(ofResource(schedule.services.get(i).segment(), 4, minutes));
        }
        for (int i = 0; i < schedule.resources.size() && !best.isExact(); i++) {
            Segment resource = schedule.resources.get(i).segment();
            best = best.or(ofResource(resource, resource.is("AIG") ? 8 : 6, minutes));
        }
        return best;
    }

    private static AppointmentTime ofResource(Segment segment, int start, Integer minutes) {
        if (!segment.field(start).isPresent()) {
            return new AppointmentTime(null, null, minutes);
        }
        Integer own = Span.minutes(Composite.of(segment.field(start + 3)), Composite.of(segment.field(start + 4)));
        return new AppointmentTime(Composite.of(segment.field(start)), null, minutes == null ? own : minutes);
    }

    /** Another where that is exact, or this says nothing. */
    private AppointmentTime or(AppointmentTime other) {
        return other.isExact() || start == null ? other : this;
    }

    private boolean isExact() {
        return start != null && Dtm.isMoment(start);
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
    void put(Schedule schedule, boolean whole, EntryDraft appointment, Context context) {
        Composite first = Composite.of(schedule.sch.field(11)).inner(4);
        if (first.isPresent() && !first.place().equals(start.place())) {
            // Only to warn of what is no time.
            Dtm.parsed(first, context);
        }
        String startJson = null;
        if (start != null) {
            Dtm.moment("start", start, context, context.json());
            startJson = context.json().take();
        }
        put("start", startJson, startJson != null, start, appointment);
        boolean reversed = end != null && startJson != null && Dtm.isBefore(end, start, context);
        if (reversed) {
            context.warn(end.place(), "an end before its start; left out");
        }
        Composite until = reversed ? null : end;
        String endJson = startJson == null ? null : end(until, context);
        put(
                "end",
                endJson,
                endJson != null || (whole && startJson != null),
                until == null ? start : until,
                appointment);
    }

    private String end(Composite until, Context context) {
        if (until != null) {
            Dtm.moment("end", until, context, context.json());
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
