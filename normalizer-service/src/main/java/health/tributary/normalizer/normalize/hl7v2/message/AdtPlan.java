package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.util.Optional;

/** ADT: visits and persons (message tables ADT_A01, ADT_A02, ADT_A05, ADT_A06, ADT_A11). */
final class AdtPlan {
    private AdtPlan() {}

    /** An event of a visit: A01 to A08, A13. */
    static void visit(String event, Context context) {
        EntryDraft patient = Patients.put(context);
        Optional<EntryDraft> encounter =
                context.segments().first("PV1").flatMap(pv1 -> Encounters.put(event, pv1, context));
        encounter.ifPresent(draft -> {
            for (Segment pv2 : context.segments().all("PV2")) {
                Encounters.more(pv2, draft, context);
            }
        });
        around(patient, encounter, context);
    }

    /** A11: the visit never was. The patient's demographics still hold. */
    static void cancelVisit(String event, Context context) {
        Patients.put(context);
        context.segments().first("PV1").map(pv1 -> Encounters.id(pv1, context)).ifPresent(id -> retract(id, context));
    }

    /** A28, A31: of the person; a visit that PV1 may name is not stated. */
    static void person(String event, Context context) {
        around(Patients.put(context), Optional.empty(), context);
    }

    private static void around(EntryDraft patient, Optional<EntryDraft> encounter, Context context) {
        Segment pid = context.segments().first("PID").orElseThrow();
        for (Segment nk1 : context.segments().all("NK1")) {
            Persons.nextOfKin(nk1, patient, context);
        }
        Persons.mother(pid, context);
        Roles.put(patient, encounter, context);
        Allergies.put(context);
        Conditions.put(encounter, context);
        Procedures.put(encounter, context);
        OrderResults.put(encounter.map(EntryDraft::entry).orElse(null), context);
        Coverages.put(context);
        Coverages.account(pid, context);
    }

    private static void retract(EntryId encounter, Context context) {
        context.patient().retract(Encounters.TYPE, encounter, context.stated());
    }
}
