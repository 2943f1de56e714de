package health.tributary.normalizer.normalize.hl7v2.message.scheduling;

import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Allergies;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.result.OrderResults;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Conditions;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Roles;
import health.tributary.normalizer.normalize.hl7v2.segment.PlannedVisit;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.List;
import java.util.Optional;

/** SIU: appointments (message table SIU_S12, which holds for all its events). */
public final class SiuPlan {
    private SiuPlan() {}

    /** S12 to S22, S26: what a schedule says of one patient's appointment. */
    public static void appointment(String event, Context context) {
        EntryDraft patient = Patients.put(context);
        Optional<EntryDraft> visit = visit(event, context);
        List<Schedule> schedules = Schedule.of(context.segments());
        if (schedules.isEmpty()) {
            context.warn("SCH", "a message of an appointment has an SCH segment; only the patient is stated");
        }
        for (Schedule schedule : schedules) {
            EntryDraft appointment = Appointments.put(event, schedule, context);
            if (appointment != null) {
                AppointmentOrders.put(
                        schedule, AppointmentTime.of(schedule, false).start(), appointment, context);
                visit.ifPresent(encounter -> encounter.put(new Slot(
                        "appointment#SCH/" + appointment.entry(),
                        0,
                        Reference.to(Appointments.TYPE, appointment.entry()),
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

    /** The visit to come. */
    private static Optional<EntryDraft> visit(String event, Context context) {
        Optional<EntryDraft> visit = Encounters.numbered(event, context);
        visit.ifPresent(
                encounter -> PlannedVisit.put(context.segments().first("PV1").orElseThrow(), encounter, context));
        return visit;
    }
}
