package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.util.Map;
import java.util.Optional;

/** OMP, RDE, RDS, RGV, RAS and their answers: prescriptions, with the patient, the visit and the allergies that they come with. */
final class PharmacyPlan {
    /** Message codes by trigger events; O01 and O02 are those of versions before 2.4. */
    private static final Map<String, String[]> KINDS = Map.of(
            "OMP", new String[] {"O09"},
            "ORP", new String[] {"O10"},
            "RDE", new String[] {"O11", "O25", "O01"},
            "RRE", new String[] {"O12", "O26", "O02"},
            "RDS", new String[] {"O13", "O01"},
            "RRD", new String[] {"O14", "O02"},
            "RGV", new String[] {"O15", "O01"},
            "RRG", new String[] {"O16", "O02"},
            "RAS", new String[] {"O17", "O01"},
            "RRA", new String[] {"O18", "O02"});

    private PharmacyPlan() {}

    /** Adds the kinds of message that this plan is for. */
    static void register(Map<String, MessagePlan> plans) {
        KINDS.forEach((code, events) -> {
            for (String event : events) {
                plans.put(code + '^' + event, PharmacyPlan::prescriptions);
            }
        });
    }

    private static void prescriptions(String event, Context context) {
        Patients.put(context);
        Optional<EntryDraft> encounter =
                context.segments().first("PV1").flatMap(pv1 -> Encounters.put(event, pv1, context));
        encounter.ifPresent(draft -> {
            for (Segment pv2 : context.segments().all("PV2")) {
                Encounters.more(pv2, draft, context);
            }
        });
        Allergies.put(context);
        Coverages.put(context);
        EntryId visit = encounter.map(EntryDraft::entry).orElse(null);
        Prescriptions.put(context.segments().all(), visit, context);
    }
}
