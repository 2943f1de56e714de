package health.tributary.normalizer.normalize.hl7v2.message.order;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.segment.IpcServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderState;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;
import health.tributary.normalizer.vocabulary.LocalUri;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * IPC: the numbers under which an imaging department carries out an order (OMI_O23). The order gets them, and the study that is
 * to come is an ImagingStudy by its DICOM uid, so that images and reports that name it find their order.
 */
final class Imaging {
    static final String TYPE = "ImagingStudy";

    private Imaging() {}

    /** States the studies of an order, and what IPC says of the order itself. */
    static void put(OrderState state, OrderGroup group, OrderScope scope, EntryDraft order, Context context) {
        List<Segment> ipcs = group.details("IPC");
        if (ipcs.isEmpty()) {
            return;
        }
        IpcServiceRequest.put(ipcs, order, context);
        Map<String, Segment> studies = new LinkedHashMap<>();
        for (Segment ipc : ipcs) {
            String uid = ipc.text(3).trim();
            if (LocalUri.isOid(uid)) {
                studies.putIfAbsent(uid, ipc);
            } else if (!uid.isEmpty()) {
                context.warn(ipc.location() + "-3", "no DICOM uid; no study is stated");
            }
        }
        studies.forEach((uid, ipc) -> study(uid, ipc, state, scope, order.entry(), context));
    }

    private static void study(
            String uid, Segment ipc, OrderState state, OrderScope scope, EntryId order, Context context) {
        EntryDraft study =
                context.patient().assertion(TYPE, context.patient().entryId(TYPE, "study|" + uid), scope.ordered());
        String rule = IpcServiceRequest.RULE_STUDY;
        String place = ipc.location().toString();
        String identifier = "{\"system\":\"urn:dicom:uid\",\"value\":\"urn:oid:" + uid + "\"}";
        study.put(new Slot("identifier#IPC-3", 0, identifier, place + "-3", rule));
        JsonWriter out = context.json();
        IpcServiceRequest.accession(Composite.of(ipc.field(1)), context, out);
        put("identifier#IPC-1", place + "-1", rule, study, out);
        String status = state.ended() ? "cancelled" : "registered";
        study.put(new Slot("status", 0, "\"status\":\"" + status + '"', state.source(), rule));
        study.put(new Slot("subject", 0, scope.subject().json(), scope.subject().source(), rule));
        if (scope.encounter() != null) {
            study.put(new Slot(
                    "encounter", 0, scope.encounter().json(), scope.encounter().source(), rule));
        }
        study.put(new Slot("basedOn#ORC-2", 0, Reference.to(ServiceRequests.TYPE, order), "ORC-2", rule));
        IpcServiceRequest.modality(Composite.of(ipc.field(5)), context, out);
        put("modality#IPC-5", place + "-5", rule, study, out);
        if (scope.code() != null) {
            String code = scope.code().substring("\"code\":".length());
            study.put(new Slot("procedureCode#OBR-4", 0, code, scope.obr().location() + "-4", rule));
        }
    }

    private static void put(String key, String source, String rule, EntryDraft entry, JsonWriter out) {
        String json = out.take();
        if (json != null) {
            entry.put(new Slot(key, 0, json, source, rule));
        }
    }
}
