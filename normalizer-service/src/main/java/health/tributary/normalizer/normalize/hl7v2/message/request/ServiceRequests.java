package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.segment.ObrServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderNumbers;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderState;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderTiming;

/** An order of a service: as it is placed, changed and answered, or as its results repeat it. */
public final class ServiceRequests {
    public static final String TYPE = "ServiceRequest";
    private static final String RULE = OrcServiceRequest.MAP.rule();

    private ServiceRequests() {}

    /** States the order behind results; null if there is none, or none with a number: nothing would tell it from others. */
    public static EntryId ofResults(OrderGroup group, OrderScope scope, Context context) {
        EntryDraft entry = behind(group, scope, context);
        return entry == null ? null : entry.entry();
    }

    /** States the order behind a document; as there is no report that could have them, comments are the order's. */
    public static EntryId ofDocument(OrderGroup group, OrderScope scope, Context context) {
        EntryDraft entry = behind(group, scope, context);
        if (entry == null) {
            return null;
        }
        if (!group.notes.isEmpty()) {
            Notes.put(group.notes, entry, context);
        }
        return entry.entry();
    }

    private static EntryDraft behind(OrderGroup group, OrderScope scope, Context context) {
        if (!scope.isOrdered()) {
            return null;
        }
        EntryDraft entry = put(OrderState.of(group.orc, group.obr, "unknown", context), group, scope, context);
        for (Segment timing : group.timings) {
            OrderTiming.priority(timing, entry);
        }
        return entry;
    }

    /** States the order itself as it is placed, without what it refers to. */
    public static EntryDraft ofOrder(OrderState state, OrderGroup group, OrderScope scope, Context context) {
        EntryDraft entry = put(state, group, scope, context);
        // Results of another service under its number do not change what was ordered.
        entry.rank("code", 1);
        return entry;
    }

    private static EntryDraft put(OrderState state, OrderGroup group, OrderScope scope, Context context) {
        EntryDraft entry = OrderEntries.begin(TYPE, scope.order(), scope, context);
        entry.put(state.slot());
        intent(group, entry);
        entry.put(new Slot("subject", 0, scope.subject().json(), scope.subject().source(), RULE));
        if (scope.encounter() != null) {
            entry.put(new Slot(
                    "encounter", 0, scope.encounter().json(), scope.encounter().source(), RULE));
        }
        numbers(group, entry, RULE, context);
        if (group.obr != null) {
            ObrServiceRequest.MAP.fill(group.obr, entry, context);
        }
        scope.codeOfFirst().ifPresent(first -> further(first, scope, entry, context));
        if (group.orc != null) {
            OrcServiceRequest.MAP.fill(group.orc, entry, context);
            if (silent(group.obr, 17)) {
                OrcServiceRequest.CALLBACK.fill(group.orc, entry, context);
            }
            if (silent(group.obr, 53)) {
                OrcServiceRequest.ALTERNATES.fill(group.orc, entry, context);
            }
        }
        Parents.put(group, scope, entry, context);
        return entry;
    }

    /** A further service of an order is a detail of it. */
    private static void further(String first, OrderScope scope, EntryDraft entry, Context context) {
        String source = scope.obr().location() + "-4";
        entry.put(new Slot("code", 0, first, source, ObrServiceRequest.MAP.rule()));
        String which = context.patient().entryId(TYPE, scope.keys().code()).value();
        String json = scope.code().substring("\"code\":".length());
        entry.put(new Slot("orderDetail#OBR-4/" + which, 0, json, source, ObrServiceRequest.MAP.rule()));
    }

    private static boolean silent(Segment obr, int field) {
        return obr == null || !obr.field(field).isPresent();
    }

    private static void intent(OrderGroup group, EntryDraft entry) {
        if (group.obr != null && ObrServiceRequest.isReflex(group.obr)) {
            String source = group.obr.location() + "-11";
            entry.put(new Slot("intent", 1, "\"intent\":\"reflex-order\"", source, ObrServiceRequest.MAP.rule()));
        } else {
            entry.put(new Slot("intent", 0, "\"intent\":\"order\"", group.orc == null ? "OBR-1" : "ORC-1", RULE));
        }
    }

    /** The order numbers, each once, though OBR repeats those of ORC. */
    public static void numbers(OrderGroup group, EntryDraft entry, String rule, Context context) {
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
}
