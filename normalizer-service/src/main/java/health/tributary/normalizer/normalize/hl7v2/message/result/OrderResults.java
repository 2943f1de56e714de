package health.tributary.normalizer.normalize.hl7v2.message.result;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Documents;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Specimens;
import health.tributary.normalizer.normalize.hl7v2.message.pharmacy.Prescriptions;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup.Result;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroups;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderKind;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScopes;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.message.result.DiagnosticReports.Parts;
import health.tributary.normalizer.normalize.hl7v2.message.result.DiagnosticReports.Reported;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxObservation;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxValue;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.ArrayList;
import java.util.List;

/** What the groups of a message say: each its specimens, its order, its results and documents, its report. */
public final class OrderResults {
    private static final String IMPRESSION = "19005-8";

    private final ParentResults parents;
    private final Context context;

    /** Of the groups of one message, which are to be stated in their order: one may have come from a result of one before it. */
    public OrderResults(List<OrderGroup> groups, Context context) {
        this.parents = new ParentResults(groups, context);
        this.context = context;
    }

    /**
     * States all results of a message, in and outside of orders; an order of the pharmacy among them is a prescription.
     *
     * @param visit the visit, or null
     */
    public static void put(EntryId visit, Context context) {
        List<OrderGroup> groups = OrderGroups.of(context.segments());
        OrderResults results = new OrderResults(groups, context);
        OrderScopes scopes = new OrderScopes(visit, context);
        for (OrderGroup group : groups) {
            if (OrderKind.of(group, OrderKind.SERVICE) == OrderKind.PHARMACY) {
                Prescriptions.put(group.segments(), visit, context);
            } else {
                results.put(group, scopes.ofResults(group));
            }
        }
    }

    /** States all alarms of a message: observations that nobody ordered. */
    static void alarms(EntryId visit, Context context) {
        List<OrderGroup> groups = OrderGroups.of(context.segments());
        OrderResults results = new OrderResults(groups, context);
        OrderScopes scopes = new OrderScopes(visit, context);
        for (OrderGroup group : groups) {
            results.put(group, scopes.ofAlarm(group));
        }
    }

    /** States the results of one group. */
    public void put(OrderGroup group, OrderScope scope) {
        List<EntryId> specimens = Specimens.put(group, scope, context);
        EntryId request = ServiceRequests.ofResults(group, scope, context);
        List<Slot> related = related(group, specimens);
        List<Reported> reported = new ArrayList<>(group.results().size());
        List<Documents.Stated> documents = new ArrayList<>(0);
        String conclusion = null;
        for (Result result : group.results()) {
            if (Documents.is(result)) {
                Documents.Stated document = Documents.put(result, scope, context);
                if (document != null) {
                    documents.add(document);
                }
            } else {
                EntryId id = Observations.put(result, scope, related, context);
                if (id != null) {
                    parents.add(group, result.first(), id);
                    reported.add(new Reported(
                            id, ObxStatus.of(result.first().text(11)).deletes()));
                }
                conclusion = concludes(result) ? conclusion(result, context) : conclusion;
            }
        }
        DiagnosticReports.put(group, scope, new Parts(request, specimens, reported, documents, conclusion), context);
    }

    /** What all results of a group are about: the one specimen, and the result that they came from. */
    private List<Slot> related(OrderGroup group, List<EntryId> specimens) {
        List<Slot> related = new ArrayList<>(1);
        if (specimens.size() == 1) {
            String specimen = Reference.member("specimen", Specimens.TYPE, specimens.get(0));
            related.add(new Slot("specimen", 0, specimen, "SPM-2", ObxObservation.MAP.rule()));
        }
        parents.of(group).ifPresent(related::add);
        return related;
    }

    /** Whether a result is the report's impression: by HL7's suffix (chapter 7, section 7.2.4) or its LOINC code. */
    private static boolean concludes(Result result) {
        Segment obx = result.first();
        boolean impression = obx.field(3).component(1).subcomponent(2).text().equals("IMP")
                || obx.text(3, 1).equals(IMPRESSION);
        return impression && (ObxValue.isText(obx) || ObxValue.type(obx).equals("ST"));
    }

    private static String conclusion(Result result, Context context) {
        return context.json().text("conclusion", result.text()).take();
    }
}
