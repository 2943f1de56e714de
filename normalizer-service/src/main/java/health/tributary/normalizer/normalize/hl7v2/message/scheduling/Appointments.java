package health.tributary.normalizer.normalize.hl7v2.message.scheduling;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.AppointmentResource;
import health.tributary.normalizer.normalize.hl7v2.segment.AppointmentStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.NteAnnotations;
import health.tributary.normalizer.normalize.hl7v2.segment.SchAppointment;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import java.util.List;

/** An appointment: which one it is, when, who takes part, and what it is for. */
final class Appointments {
    static final String TYPE = "Appointment";
    private static final String ATTENDER = "\"type\":[{\"coding\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/v3-ParticipationType\",\"code\":\"ATND\",\"display\":\"attender\"}]}]";

    private Appointments() {}

    /** States an appointment; null if nothing says which one it is. */
    static EntryDraft put(String event, Schedule schedule, Context context) {
        boolean whole = event.equals("S12") || event.equals("S13");
        AppointmentTime time = AppointmentTime.of(schedule, whole);
        String filler = number(schedule.sch, 2, context);
        String placer = number(schedule.sch, 1, context);
        String key = filler != null ? filler : placer != null ? placer : described(schedule, time, context);
        if (key == null) {
            context.warn(schedule.sch.location().toString(), "an appointment without number or time; left out");
            return null;
        }
        EntryId id = context.patient().entryId(TYPE, key);
        EntryDraft appointment = context.patient().assertion(TYPE, id, context.stated());
        SchAppointment.MAP.fill(schedule.sch, appointment, context);
        List<Schedule.Resource> services = schedule.services;
        AppointmentStatus.put(
                event, schedule.sch, services.size() == 1 ? services.get(0).segment() : null, appointment, context);
        time.put(schedule, whole, appointment, context);
        services(services, appointment, context);
        participants(schedule, time, appointment, context);
        comment(schedule, appointment);
        if (filler != null && placer != null) {
            context.patient().alias(TYPE, context.patient().entryId(TYPE, placer), id, context.stated());
        }
        return appointment;
    }

    /** A number with, for what repeats, which occurrence of it (SCH-3); the first is the appointment itself. */
    private static String number(Segment sch, int field, Context context) {
        String number = Ei.key(Composite.of(sch.field(field)), context);
        String occurrence = sch.text(3).trim();
        boolean further = !occurrence.isEmpty() && !occurrence.equals("0") && !occurrence.equals("1");
        return number == null
                ? null
                : (field == 2 ? "filler|" : "placer|") + number + (further ? "|#" + occurrence : "");
    }

    private static String described(Schedule schedule, AppointmentTime time, Context context) {
        if (time.start() == null) {
            return null;
        }
        String service = schedule.services.isEmpty()
                ? null
                : Cwe.key(Composite.of(schedule.services.get(0).segment().field(3)), context);
        return "time|" + time.start().text(1).trim() + '|' + (service == null ? "" : service);
    }

    private static void services(List<Schedule.Resource> services, EntryDraft appointment, Context context) {
        for (Schedule.Resource service : services) {
            String json = null;
            if (!service.deleted()) {
                context.json().item();
                Cwe.concept(Composite.of(service.segment().field(3)), context, context.json());
                json = context.json().close().take();
                if (json == null) {
                    continue;
                }
            }
            appointment.put(new Slot(
                    "serviceType#AIS-3/" + service.number(),
                    0,
                    json,
                    service.segment().location() + "-3",
                    "AIS[Appointment]"));
        }
    }

    private static void participants(Schedule schedule, AppointmentTime time, EntryDraft appointment, Context context) {
        String status = AppointmentStatus.isOpen(schedule.sch) ? "needs-action" : "accepted";
        appointment.put(new Slot(
                "participant#PID-3",
                0,
                "{\"actor\":{" + context.patientReference() + "},\"status\":\"" + status + "\"}",
                context.patientPlace(),
                "PID[Appointment]"));
        for (Schedule.Resource resource : schedule.resources) {
            Segment segment = resource.segment();
            String json = null;
            if (!resource.deleted()) {
                AppointmentResource.items(segment, time.start(), status, context, context.json());
                json = context.json().take();
                if (json == null) {
                    continue;
                }
            }
            appointment.put(new Slot(
                    "participant#" + segment.name() + "-3/" + resource.number(),
                    0,
                    json,
                    segment.location() + "-3",
                    AppointmentResource.rule(segment)));
        }
        context.segments().first("PV1").ifPresent(pv1 -> ofVisit(pv1, schedule, status, appointment, context));
    }

    /** PV1-7 and PV1-3 stand for AIP and AIL where the message has none of these; where it has, for nobody. */
    private static void ofVisit(
            Segment pv1, Schedule schedule, String status, EntryDraft appointment, Context context) {
        JsonWriter out = context.json();
        boolean staffed =
                schedule.resources.stream().anyMatch(each -> each.segment().is("AIP"));
        if (!staffed) {
            for (Repetition each : pv1.field(7).repetitions()) {
                int cut = out.length();
                out.item().raw(ATTENDER);
                int before = out.length();
                out.object("actor");
                Xcn.reference(Composite.of(each), context, out);
                out.close();
                boolean named = out.length() > before;
                if (named) {
                    out.plain("status", status);
                }
                out.closeIfGrown(before, cut);
            }
        }
        putOrClear("participant#PV1-7", staffed, pv1, 7, appointment, out);
        boolean placed =
                schedule.resources.stream().anyMatch(each -> each.segment().is("AIL"));
        if (!placed && pv1.field(3).isPresent()) {
            out.item().object("actor");
            Pl.reference(Composite.of(pv1.field(3)), context, out);
            out.close();
            if (!out.untouched()) {
                out.plain("status", status);
            }
            out.close();
        }
        putOrClear("participant#PV1-3", placed, pv1, 3, appointment, out);
    }

    private static void putOrClear(
            String key, boolean clear, Segment pv1, int field, EntryDraft appointment, JsonWriter out) {
        String json = out.take();
        if (json != null || clear) {
            appointment.put(new Slot(key, 0, json, pv1.location() + "-" + field, "PV1[Appointment]"));
        }
    }

    /** NTE[Appointment-Comment]: R4 has one comment, so all are joined. */
    private static void comment(Schedule schedule, EntryDraft appointment) {
        JsonWriter out = new JsonWriter();
        String json = out.text("comment", NteAnnotations.text(schedule.notes)).take();
        if (json != null) {
            String place = schedule.notes.get(0).location() + "-3";
            appointment.put(new Slot("comment", 0, json, place, "NTE[Appointment-Comment]"));
        }
    }
}
