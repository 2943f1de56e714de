package health.tributary.normalizer.normalize.hl7v2.message.result;

import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import java.util.Optional;

/** ORU: results (message table ORU_R01), with the patient and the visit that they come with. */
public final class OruPlan {
    private OruPlan() {}

    /** R01: results without a request for them. */
    public static void results(String event, Context context) {
        OrderResults.put(visit(event, context), context);
    }

    /** R40: alarms, in the groups of results. */
    public static void alarms(String event, Context context) {
        OrderResults.alarms(visit(event, context), context);
    }

    /** States the patient and the visit; null if there is no visit. */
    private static EntryId visit(String event, Context context) {
        Patients.put(context);
        Optional<EntryDraft> encounter = Encounters.put(event, context);
        return encounter.map(EntryDraft::entry).orElse(null);
    }
}
