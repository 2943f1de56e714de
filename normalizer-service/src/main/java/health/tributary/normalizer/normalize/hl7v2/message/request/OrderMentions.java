package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderNumbers;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;

/**
 * Orders that a message of something else names by their numbers. They are the entries that order messages speak of; all that is said of
 * them here has rank 0.
 */
public final class OrderMentions {
    private OrderMentions() {}

    /** States an order; null if it has no number. */
    public static EntryDraft put(Composite placer, Composite filler, String rule, Context context) {
        OrderKeys keys = new OrderKeys(Ei.key(placer, context), Ei.key(filler, context), null, "");
        if (!keys.numbered()) {
            return null;
        }
        EntryId id = context.patient().entryId(ServiceRequests.TYPE, keys.request());
        EntryDraft order = context.patient().assertion(ServiceRequests.TYPE, id, context.stated());
        String place = placer.isPresent() ? placer.place() : filler.place();
        order.put(new Slot("status", 0, "\"status\":\"active\"", place, rule));
        order.put(new Slot("intent", 0, "\"intent\":\"order\"", place, rule));
        order.put(context.about("subject", rule));
        // The slots of the numbers are those that order messages fill: said by both, they are there once.
        number(placer, "PLAC", "identifier#OBR-2", rule, order, context);
        number(filler, "FILL", "identifier#OBR-3", rule, order, context);
        if (keys.placer() != null && keys.filler() != null) {
            EntryId former = context.patient().entryId(ServiceRequests.TYPE, OrderKeys.filler(keys.filler()));
            context.patient().alias(ServiceRequests.TYPE, former, id, context.stated());
        }
        return order;
    }

    private static void number(
            Composite value, String type, String slot, String rule, EntryDraft order, Context context) {
        context.json().item();
        OrderNumbers.typed(type).write(value, context, context.json());
        String json = context.json().close().take();
        if (json != null) {
            order.put(new Slot(slot, 0, json, value.place(), rule));
        }
    }
}
