package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope.Purpose;
import java.util.HashMap;
import java.util.Map;

/**
 * The scopes of the orders of one message, and which entry each of them is. An order's number is the order. But senders place several services
 * under one number: the first of a message is that order, and each further one of another code is an entry of its own.
 */
public final class OrderScopes {
    private final EntryId visit;
    private final Context context;
    /** The code of the first service that stands under a number. */
    private final Map<String, String> services = new HashMap<>(4);
    /** Which order a filler's number means: the first that has it, as laboratories number whole accessions. */
    private final Map<String, String> filled = new HashMap<>(4);

    /**
     * Of a message.
     *
     * @param visit the visit, or null
     */
    public OrderScopes(EntryId visit, Context context) {
        this.visit = visit;
        this.context = context;
    }

    /** Of an order whose results are reported. */
    public OrderScope ofResults(OrderGroup group) {
        return new OrderScope(group, OrderKeys.of(group, context), visit, Purpose.RESULTS, this, context);
    }

    /** Of results that something else than an order's numbers tells from others. */
    public OrderScope ofResults(OrderKeys keys) {
        return new OrderScope(new OrderGroup(), keys, visit, Purpose.RESULTS, this, context);
    }

    /** Of an alarm: what a monitor reports unasked. */
    public OrderScope ofAlarm(OrderGroup group) {
        return new OrderScope(group, OrderKeys.of(group, context), visit, Purpose.ALARM, this, context);
    }

    /** Of an order that is placed, changed or answered. */
    public OrderScope ofOrder(OrderGroup group) {
        return new OrderScope(group, OrderKeys.of(group, context), visit, Purpose.ORDER, this, context);
    }

    /** The key of the service of a code that is ordered under a key: that key, or one of its own; null if that is. */
    String service(String key, String code) {
        if (key == null || code == null) {
            return key;
        }
        String first = services.computeIfAbsent(key, unknown -> code);
        return first.equals(code) ? key : key + "|service|" + code;
    }

    /** Whether a filler's number means the order of a key rather than one before it. */
    boolean means(String filler, String key) {
        return filled.computeIfAbsent(filler, first -> key).equals(key);
    }
}
