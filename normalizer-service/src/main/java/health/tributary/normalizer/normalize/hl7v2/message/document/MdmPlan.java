package health.tributary.normalizer.normalize.hl7v2.message.document;

import health.tributary.contract.EntryId;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.patient.Patients;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroups;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScopes;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.message.result.OrderResults;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Encounters;
import health.tributary.normalizer.normalize.hl7v2.message.visit.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MDM: documents, with or without their content (message table MDM_T02, which holds for all its events). */
public final class MdmPlan {
    private MdmPlan() {}

    /** T01 to T11: original, status, addendum, edit, replacement, cancellation. */
    public static void documents(String event, Context context) {
        Patients.put(context);
        Optional<EntryDraft> encounter = Encounters.put(event, context);
        Facts.put(encounter, context);
        EntryId visit = encounter.map(EntryDraft::entry).orElse(null);
        if (context.segments().first("TXA").isEmpty()) {
            context.warn("TXA", "a message of a document has a TXA segment; its OBX are taken as results");
            OrderResults.put(visit, context);
            return;
        }
        List<EntryId> orders = orders(visit, context);
        for (Segment txa : context.segments().all("TXA")) {
            List<Segment> behind = context.segments().behind(txa, next -> !next.is("TXA"));
            MedicalDocuments.put(event, txa, behind, orders, visit, context);
        }
    }

    /** The orders before TXA; what stands after it is the document's. */
    private static List<EntryId> orders(EntryId visit, Context context) {
        List<EntryId> orders = new ArrayList<>(1);
        OrderScopes scopes = new OrderScopes(visit, context);
        for (OrderGroup group : OrderGroups.of(context.segments())) {
            if (group.orc() != null || group.obr() != null) {
                EntryId order = ServiceRequests.ofDocument(group, scopes.ofResults(group), context);
                if (order != null) {
                    orders.add(order);
                }
            }
        }
        return orders;
    }
}
