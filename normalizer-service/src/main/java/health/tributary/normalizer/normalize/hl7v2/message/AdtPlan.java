package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.util.Optional;

/** ADT: visits and persons (message tables ADT_A01, ADT_A02, ADT_A05, ADT_A06, ADT_A11). */
final class AdtPlan {
    private AdtPlan() {}

    /** An event of a visit: A01 to A08, A13. */
    static void visit(String event, Context context) {
        Patients.put(context);
        Message message = context.message();
        Optional<EntryDraft> encounter = message.first("PV1").flatMap(pv1 -> Encounters.put(event, pv1, context));
        encounter.ifPresent(draft -> {
            for (Segment pv2 : message.segments("PV2")) {
                Encounters.more(pv2, draft, context);
            }
        });
    }

    /** A11: the visit never was. The patient's demographics still hold. */
    static void cancelVisit(String event, Context context) {
        Patients.put(context);
        context.message().first("PV1").map(pv1 -> Encounters.id(pv1, context)).ifPresent(id -> retract(id, context));
    }

    /** A28, A31: of the person; a visit is only named, if at all. */
    static void person(String event, Context context) {
        Patients.put(context);
    }

    private static void retract(EntryId encounter, Context context) {
        context.patient().retract(Encounters.TYPE, encounter, context.stated());
    }
}
