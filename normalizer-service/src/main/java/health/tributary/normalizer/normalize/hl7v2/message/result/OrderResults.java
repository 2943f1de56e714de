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
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.message.result.DiagnosticReports.Parts;
import health.tributary.normalizer.normalize.hl7v2.message.result.DiagnosticReports.Reported;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxObservation;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxValue;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import java.util.ArrayList;
import java.util.List;

/** What one group of a message says: its specimens, its order, its results and documents, its report. */
public final class OrderResults {
    private static final String IMPRESSION = "19005-8";

    private OrderResults() {}

    /**
     * States all results of a message, in and outside of orders; an order of the pharmacy among them is a prescription.
     *
     * @param visit the visit, or null
     */
    public static void put(EntryId visit, Context context) {
        for (OrderGroup group : OrderGroups.of(context.segments())) {
            if (OrderKind.of(group, OrderKind.SERVICE) == OrderKind.PHARMACY) {
                Prescriptions.put(group.segments(), visit, context);
            } else {
                put(group, OrderScope.ofResults(group, visit, context), context);
            }
        }
    }

    /** States all alarms of a message: observations that nobody ordered. */
    static void alarms(EntryId visit, Context context) {
        for (OrderGroup group : OrderGroups.of(context.segments())) {
            put(group, OrderScope.ofAlarm(group, visit, context), context);
        }
    }

    /** States the results of one group. */
    public static void put(OrderGroup group, OrderScope scope, Context context) {
        List<EntryId> specimens = Specimens.put(group, scope, context);
        EntryId request = ServiceRequests.ofResults(group, scope, context);
        Slot specimen = specimens.size() == 1
                ? new Slot(
                        "specimen",
                        0,
                        "\"specimen\":" + Reference.to(Specimens.TYPE, specimens.get(0)),
                        "SPM-2",
                        ObxObservation.MAP.rule())
                : null;
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
                EntryId id = Observations.put(result, scope, specimen, context);
                if (id != null) {
                    reported.add(new Reported(
                            id, ObxStatus.of(result.first().text(11)).deletes()));
                }
                conclusion = concludes(result) ? conclusion(result, context) : conclusion;
            }
        }
        DiagnosticReports.put(group, scope, new Parts(request, specimens, reported, documents, conclusion), context);
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
