package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.ObrServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderNumbers;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** The order behind results, as ORC and OBR repeat it. */
final class ServiceRequests {
    static final String TYPE = "ServiceRequest";

    private ServiceRequests() {}

    /** States the order; null if it has no number, because then nothing tells it from others. */
    static EntryId put(OrderGroup group, OrderScope scope, Context context) {
        String key = scope.keys.request();
        if (key == null) {
            return null;
        }
        EntryId id = context.patient().entryId(TYPE, key);
        EntryDraft entry = context.patient().assertion(TYPE, id, scope.ordered());
        String rule = OrcServiceRequest.MAP.rule();
        OrcServiceRequest.putStatus(group.orc, entry);
        entry.put(new Slot("intent", 0, "\"intent\":\"order\"", group.orc == null ? "OBR-1" : "ORC-1", rule));
        entry.put(new Slot("subject", 0, scope.subject.json(), scope.subject.source(), rule));
        if (scope.encounter != null) {
            entry.put(new Slot("encounter", 0, scope.encounter.json(), scope.encounter.source(), rule));
        }
        numbers(group, entry, rule, context);
        if (group.obr != null) {
            ObrServiceRequest.MAP.fill(group.obr, entry, context);
        }
        if (group.orc != null) {
            OrcServiceRequest.MAP.fill(group.orc, entry, context);
        }
        for (Segment timing : group.timings) {
            priority(timing, entry);
        }
        if (scope.keys.placer() != null && scope.keys.filler() != null) {
            String former = "filler|" + scope.keys.filler();
            context.patient().alias(TYPE, context.patient().entryId(TYPE, former), id, scope.ordered());
        }
        return id;
    }

    /** The order numbers, each once, though OBR repeats those of ORC. */
    static void numbers(OrderGroup group, EntryDraft entry, String rule, Context context) {
        number(group, 2, "PLAC", entry, rule, context);
        number(group, 3, "FILL", entry, rule, context);
    }

    private static void number(
            OrderGroup group, int field, String type, EntryDraft entry, String rule, Context context) {
        boolean inObr = group.obr != null && group.obr.field(field).isPresent();
        Segment segment = inObr || group.orc == null ? group.obr : group.orc;
        if (segment == null || !segment.field(field).isPresent()) {
            return;
        }
        JsonWriter out = context.json();
        out.item();
        OrderNumbers.typed(type).write(Composite.of(segment.field(field)), context, out);
        String json = out.close().take();
        if (json != null) {
            entry.put(new Slot("identifier#OBR-" + field, 0, json, segment.location() + "-" + field, rule));
        }
    }

    /** TQ1-9; the rest of TQ1 says when the order is to be done, which a result has no more to say of. */
    private static void priority(Segment timing, EntryDraft entry) {
        Concept priority = ResultMaps.ORDER_PRIORITY.get(timing.text(9).trim());
        if (priority != null) {
            String json = "\"priority\":\"" + priority.code() + '"';
            entry.put(new Slot("priority", 0, json, timing.location() + "-9", "TQ1[ServiceRequest]"));
        }
    }
}
