package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.insurance.Coverages;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Allergies;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import java.util.Optional;

/** OMP, RDE, RDS, RGV, RAS and their answers: prescriptions, with the patient, the visit and the allergies that they come with. */
public final class PharmacyPlan {
    private PharmacyPlan() {}

    /** The prescriptions of one patient. */
    public static void prescriptions(String event, Context context) {
        Patients.put(context);
        Optional<EntryDraft> encounter = Encounters.put(event, context);
        Allergies.put(context);
        Coverages.put(context);
        EntryId visit = encounter.map(EntryDraft::entry).orElse(null);
        Prescriptions.put(context.segments().all(), visit, context);
    }
}
