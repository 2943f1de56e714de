package health.tributary.normalizer.normalize.hl7v2.message.result;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Documents;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.message.observation.ResultSlots;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Specimens;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.segment.NteAnnotations;
import health.tributary.normalizer.normalize.hl7v2.segment.ObrDiagnosticReport;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcDiagnosticReport;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.List;

/** The report of an order's results. */
final class DiagnosticReports {
    static final String TYPE = "DiagnosticReport";
    private static final String FINAL_CLASS = "FCX";
    private static final String NOTE = "\"url\":\"" + Extensions.own("diagnosticreport-note") + '"';

    private DiagnosticReports() {}

    /**
     * One result of the report.
     *
     * @param id the Observation; null for a document
     * @param deleted whether it is taken out of the report
     */
    record Reported(EntryId id, boolean deleted) {}

    /**
     * What a report is made of.
     *
     * @param request the order, or null
     * @param conclusion what the results conclude, or null
     */
    record Parts(
            EntryId request,
            List<EntryId> specimens,
            List<Reported> results,
            List<Documents.Stated> documents,
            String conclusion) {}

    /** States the report; nothing if neither a number nor a code says which one it is. */
    static void put(OrderGroup group, OrderScope scope, Parts parts, Context context) {
        String key = scope.keys().report();
        if (key == null || group.obr() == null) {
            return;
        }
        EntryId id = context.patient().entryId(TYPE, key);
        EntryDraft entry = context.patient().assertion(TYPE, id, scope.reported());
        String rule = ObrDiagnosticReport.MAP.rule();
        int rank = !scope.resultStatus().isEmpty() && FINAL_CLASS.contains(scope.resultStatus()) ? 1 : 0;
        ResultSlots slots = new ResultSlots(entry, rank, group.obr().location().toString(), rule, context);
        entry.put(new Slot("subject", 0, scope.subject().json(), scope.subject().source(), rule));
        if (scope.encounter() != null) {
            entry.put(new Slot(
                    "encounter", 0, scope.encounter().json(), scope.encounter().source(), rule));
        }
        if (group.orc() != null) {
            OrcDiagnosticReport.MAP.fill(group.orc(), entry, context);
        }
        ServiceRequests.numbers(group, entry, rule, context);
        if (scope.code() == null) {
            entry.put(new Slot("code", 0, OrderScope.UNKNOWN_CODE, group.obr().location() + "-4", rule));
        }
        ObrDiagnosticReport.MAP.fill(group.obr(), entry, context);
        slots.ranked("status", status(scope, context), 25);
        if (scope.effective() != null) {
            slots.ranked("effective[x]", scope.effective(), 7);
        }
        Dtm.instant("issued", Composite.of(group.obr().field(22)), context, context.json());
        slots.ranked("issued", 22);
        parts(parts, slots, entry, rule);
        if (!group.notes().isEmpty()) {
            NteAnnotations.extensions(NOTE, group.notes(), context, context.json());
            slots.plain("extension#NTE", 4);
        }
        if (scope.keys().placer() != null && scope.keys().filler() != null) {
            EntryId former = context.patient().entryId(TYPE, scope.keys().byPlacer());
            context.patient().alias(TYPE, former, id, scope.reported());
        }
    }

    private static void parts(Parts parts, ResultSlots slots, EntryDraft entry, String rule) {
        if (parts.request() != null) {
            String request = Reference.to(ServiceRequests.TYPE, parts.request());
            entry.put(new Slot("basedOn#ORC-2", 0, request, "ORC-2", rule));
        }
        StringBuilder specimens = new StringBuilder();
        for (EntryId specimen : parts.specimens()) {
            specimens.append(specimens.length() == 0 ? "" : ",").append(Reference.to(Specimens.TYPE, specimen));
        }
        if (specimens.length() > 0) {
            entry.put(new Slot("specimen#SPM", 0, specimens.toString(), "SPM-2", rule));
        }
        for (Reported result : parts.results()) {
            String value = result.id().value();
            String json = result.deleted() ? null : Reference.to(Observations.TYPE, result.id());
            slots.ranked("result#OBX/" + value, json, "OBX-3");
        }
        for (Documents.Stated document : parts.documents()) {
            slots.ranked("presentedForm#OBX-5/" + document.id().value(), document.attachments(), "OBX-5");
        }
        if (parts.conclusion() != null) {
            slots.ranked("conclusion", parts.conclusion(), "OBX-5");
        }
    }

    private static String status(OrderScope scope, Context context) {
        Concept status = ResultMaps.REPORT_STATUS.get(scope.resultStatus());
        if (status == null) {
            context.warn(scope.obr().location() + "-25", "no result status of HL7 table 0123; unknown");
        }
        return "\"status\":\"" + (status == null ? "unknown" : status.code()) + '"';
    }
}
