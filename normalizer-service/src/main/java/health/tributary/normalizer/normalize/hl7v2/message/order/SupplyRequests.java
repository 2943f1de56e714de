package health.tributary.normalizer.normalize.hl7v2.message.order;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderEntries;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.segment.NteAnnotations;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcSupplyRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderState;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderTiming;
import health.tributary.normalizer.normalize.hl7v2.segment.RqdSupplyRequest;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;

/** A requisition of supplies for a patient (RQD, RQ1): SupplyRequest. There is no official table. */
final class SupplyRequests {
    static final String TYPE = "SupplyRequest";
    private static final String NOTE = "\"url\":\"" + Extensions.own("supplyrequest-note") + '"';
    private static final String UNKNOWN =
            "{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";

    private SupplyRequests() {}

    static void put(OrderState state, OrderGroup group, OrderScope scope, Context context) {
        EntryDraft entry = OrderEntries.begin(TYPE, scope.order(), scope, context);
        String rule = OrcSupplyRequest.MAP.rule();
        entry.put(state.slot(word(state), rule));
        entry.put(context.about("deliverTo", rule));
        // FHIR requires both; what a requisition says of them stands above.
        entry.put(new Slot("item[x]", 0, "\"itemCodeableConcept\":" + UNKNOWN, "RQD-2", rule));
        entry.put(new Slot("quantity", 0, "\"quantity\":" + UNKNOWN, "RQD-5", rule));
        ServiceRequests.numbers(group, entry, rule, context);
        if (group.orc() != null) {
            OrcSupplyRequest.MAP.fill(group.orc(), entry, context);
        }
        for (Segment timing : group.timings()) {
            OrderTiming.priority(timing, entry);
        }
        Segment rqd = group.detail("RQD");
        if (rqd != null) {
            RqdSupplyRequest.put(rqd, entry, context);
        }
        Segment rq1 = group.detail("RQ1");
        if (rq1 != null) {
            RqdSupplyRequest.MORE.fill(rq1, entry, context);
        }
        if (!group.notes().isEmpty()) {
            notes(group, entry, context);
        }
        if (group.orc() != null) {
            OrderProvenances.put(group.orc(), entry.entry(), TYPE, scope, context);
        }
    }

    /** FHIR's requests of supplies have words of their own for two states. */
    private static String word(OrderState state) {
        return switch (state.code()) {
            case "revoked" -> "cancelled";
            case "on-hold" -> "suspended";
            default -> state.code();
        };
    }

    // FHIR's requests of supplies have no comments.
    private static void notes(OrderGroup group, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        NteAnnotations.extensions(NOTE, group.notes(), context, out);
        String json = out.take();
        if (json != null) {
            String source = group.notes().get(0).location() + "-3";
            entry.put(new Slot("extension#NTE", 0, json, source, "NTE[SupplyRequest]"));
        }
    }
}
