package health.tributary.normalizer.normalize.hl7v2.message.request;

import health.tributary.contract.EntryId;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope.Purpose;
import java.util.HashMap;
import java.util.Map;

/**
 * The scopes of the orders of one message. An order's number is the order: senders who place several services under one number, and
 * laboratories that number whole accessions, speak of one order, of which the first service of a message is the code and the others are details.
 */
public final class OrderScopes {
    private final EntryId visit;
    private final Context context;
    /** The first service of each order. */
    private final Map<String, Service> services = new HashMap<>(4);
    /** Which order a filler's number means: the first that has it, as laboratories number whole accessions. */
    private final Map<String, String> filled = new HashMap<>(4);

    /**
     * What an order orders.
     *
     * @param key what tells it from other services; null if nothing does
     * @param code OBR-4 as {@code "code":{…}}; null if nothing can be shown of it
     */
    record Service(String key, String code) {}

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

    /** The first service of the order of a key; null if neither is known. */
    Service first(String key, Service service) {
        boolean told = key != null && service.key() != null && service.code() != null;
        return told ? services.computeIfAbsent(key, first -> service) : null;
    }

    /** Whether a filler's number means the order of a key rather than one before it. */
    boolean means(String filler, String key) {
        return filled.computeIfAbsent(filler, first -> key).equals(key);
    }
}
