package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ConceptMap;
import health.tributary.normalizer.vocabulary.ScheduleMaps;

/**
 * Appointment.status (HL7 v2, chapter 10, section 10.4). An event that ends an appointment (S15 cancelled, S16 discontinued, S17
 * deleted, S26 no show) says so whatever SCH-25 repeats; else SCH-25 says it, else AIS-10 of the one service; else a new
 * or rescheduled appointment (S12, S13) is booked. An update (S14, S18 to S22) that says nothing only suggests: it has rank 0, so
 * that a modification which arrives late never brings a cancelled appointment back.
 *
 * <p>The reason of a cancellation is said with each status: one of a former cancellation never stays beside a new booking, which FHIR
 * forbids (constraint app-4). R4 spells that constraint's other code, {@code no-show}, as none is: a no-show has no reason.
 */
public final class AppointmentStatus {
    private static final String RULE = SchAppointment.MAP.rule();
    private static final String PLACE_OF_STATUS = "SCH-25";

    private AppointmentStatus() {}

    /**
     * Puts the status and the reason of a cancellation.
     *
     * @param service the one service of the appointment; null where there are none or several
     */
    public static void put(String event, Segment sch, Segment service, EntryDraft appointment, Context context) {
        String status = ended(event);
        String source = "MSH-9";
        if (status == null) {
            status = said(sch, 25, context);
            source = PLACE_OF_STATUS;
        }
        if (status == null && service != null) {
            status = said(service, 10, context);
            source = service.location() + "-10";
        }
        if (status == null && (event.equals("S12") || event.equals("S13"))) {
            status = "booked";
            source = "MSH-9";
        }
        if (status == null) {
            appointment.put(new Slot("status", 0, json("booked"), PLACE_OF_STATUS, RULE));
            return;
        }
        appointment.put(new Slot("status", 1, json(status), source, RULE));
        String reason = status.equals("cancelled") ? reason(sch, context) : null;
        appointment.put(new Slot("cancelationReason", 1, reason, sch.location() + "-6", RULE));
    }

    /** Whether those who take part have still to agree: the appointment is not made yet. */
    public static boolean isOpen(Segment sch) {
        Concept status = mapped(Composite.of(sch.field(25)), ScheduleMaps.STATUS);
        return status != null
                && switch (status.code()) {
                    case "pending", "proposed", "waitlist" -> true;
                    default -> false;
                };
    }

    /** What a filler's status means, by its code, else by its text; or null. */
    static Concept mapped(Composite value, ConceptMap map) {
        return value.has(1) || value.has(4)
                ? Cwe.mapped(value, map)
                : map.get(Cwe.text(value).strip());
    }

    private static String ended(String event) {
        return switch (event) {
            case "S15", "S16" -> "cancelled";
            case "S17" -> "entered-in-error";
            case "S26" -> "noshow";
            default -> null;
        };
    }

    private static String said(Segment segment, int field, Context context) {
        Composite value = Composite.of(segment.field(field));
        if (!value.isPresent()) {
            return null;
        }
        Concept status = mapped(value, ScheduleMaps.STATUS);
        if (status == null) {
            context.warn(segment.location() + "-" + field, "no code of HL7 table 0278 that is mapped");
        }
        return status == null ? null : status.code();
    }

    private static String reason(Segment sch, Context context) {
        context.json().object("cancelationReason");
        Cwe.concept(Composite.of(sch.field(6)), context, context.json());
        return context.json().close().take();
    }

    private static String json(String status) {
        return "\"status\":\"" + status + '"';
    }
}
