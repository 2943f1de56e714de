package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.ObrServiceRequest;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;

/** The order that an order came from (OBR-29, else OBR-54, else ORC-8): {@code ServiceRequest.basedOn}. */
public final class Parents {
    private static final String KEY = "basedOn#OBR-29";

    private Parents() {}

    /** States the parent, if the message names one. */
    static void put(OrderGroup group, OrderScope scope, EntryDraft entry, Context context) {
        if (!put(group.obr, 29, scope, entry, context) && !put(group.obr, 54, scope, entry, context)) {
            put(group.orc, 8, scope, entry, context);
        }
    }

    /** States a parent that the message tells by where it stands: the order (PA) before its children (CH). */
    public static void put(EntryId parent, Segment orc, EntryDraft entry) {
        entry.putIfAbsent(new Slot(
                KEY,
                0,
                Reference.to(ServiceRequests.TYPE, parent),
                orc.location() + "-1",
                ObrServiceRequest.MAP.rule()));
    }

    private static boolean put(Segment segment, int field, OrderScope scope, EntryDraft entry, Context context) {
        if (segment == null || !segment.field(field).isPresent()) {
            return false;
        }
        Composite pair = Composite.of(segment.field(field));
        String placer = other(Ei.key(pair.inner(1), context), scope.keys().placer());
        String filler = other(Ei.key(pair.inner(2), context), scope.keys().filler());
        if (placer == null && filler == null) {
            return false;
        }
        EntryId byFiller = filler == null ? null : id(OrderKeys.filler(filler), context);
        EntryId parent = placer == null ? byFiller : id(OrderKeys.placer(placer), context);
        if (placer != null && filler != null) {
            context.patient().alias(ServiceRequests.TYPE, byFiller, parent, scope.ordered());
        }
        JsonWriter out = context.json();
        out.item().plain("reference", ServiceRequests.TYPE + '/' + parent.value());
        out.plain("type", ServiceRequests.TYPE).object("identifier");
        Ei.identifier(pair.inner(placer != null ? 1 : 2), context, out);
        out.close().close();
        String source = segment.location() + "-" + field;
        entry.put(new Slot(KEY, 0, out.take(), source, ObrServiceRequest.MAP.rule()));
        return true;
    }

    private static EntryId id(String key, Context context) {
        return context.patient().entryId(ServiceRequests.TYPE, key);
    }

    // Laboratories number whole accessions: a child may have its parent's number, and no order comes from itself.
    private static String other(String named, String own) {
        return named == null || named.equals(own) ? null : named;
    }
}
