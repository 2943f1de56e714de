package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** The entry of an order, whatever it orders: which one it is does not depend on that. */
public final class OrderEntries {
    private OrderEntries() {}

    /** Begins the assertion of an order; where both of its numbers are known, that of the filler names the same order. */
    public static EntryDraft begin(String type, String key, OrderScope scope, Context context) {
        EntryId id = context.patient().entryId(type, key);
        EntryDraft entry = context.patient().assertion(type, id, scope.ordered());
        if (scope.fillerMeansIt()) {
            EntryId former = context.patient()
                    .entryId(type, OrderKeys.filler(scope.keys().filler()));
            context.patient().alias(type, former, id, scope.ordered());
        }
        return entry;
    }
}
