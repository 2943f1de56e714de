package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.PlannedVisit;
import java.util.List;
import java.util.Optional;

/** SIU: appointments (message table SIU_S12, which holds for all its events). */
final class SiuPlan {
    private SiuPlan() {}

    /** S12 to S22, S26: what a schedule says of one patient's appointment. */
    static void appointment(String event, Context context) {
        EntryDraft patient = Patients.put(context);
        Optional<EntryDraft> visit = visit(event, context);
        List<Schedule> schedules = Schedule.of(context.segments());
        if (schedules.isEmpty()) {
            context.warn("SCH", "a message of an appointment has an SCH segment; only the patient is stated");
        }
        for (Schedule schedule : schedules) {
            EntryDraft appointment = Appointments.put(event, schedule, context);
            if (appointment != null) {
                AppointmentOrders.put(schedule, appointment, context);
                visit.ifPresent(encounter -> encounter.put(new Slot(
                        "appointment#SCH/" + appointment.entry(),
                        0,
                        "{\"reference\":\"" + Appointments.TYPE + '/' + appointment.entry() + "\"}",
                        schedule.sch.location().toString(),
                        "SCH[Encounter]")));
            }
        }
        Roles.put(patient, visit, context);
        Allergies.put(context);
        Conditions.put(visit, context);
        OrderResults.put(visit.map(EntryDraft::entry).orElse(null), context);
        Coverages.put(context);
    }

    /** The visit to come, if PV1 names it by a number: what else stands in PV1 tells an appointment's visit from no other. */
    private static Optional<EntryDraft> visit(String event, Context context) {
        Optional<Segment> pv1 = context.segments()
                .first("PV1")
                .filter(each -> each.field(19).isPresent() || each.field(50).isPresent());
        Optional<EntryDraft> visit = pv1.flatMap(each -> Encounters.put(event, each, context));
        visit.ifPresent(encounter -> {
            PlannedVisit.put(pv1.get(), encounter, context);
            for (Segment pv2 : context.segments().all("PV2")) {
                Encounters.more(pv2, encounter, context);
            }
        });
        return visit;
    }
}
