package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the products of one message apart, whose counters many senders leave at 1: the drug and the solution that it is given in, two
 * packages of one fill. The first has the key that it would have alone, so that it is the same entry in every message; the next one's key names
 * the product too. What takes back, and what is told anew after that, is the same product once more.
 */
final class ProductKeys {
    private final Map<String, Integer> used = new HashMap<>();
    private final Map<String, Told> told = new HashMap<>();

    private record Told(String key, boolean takesBack) {}

    /**
     * A key that no other product of this message has.
     *
     * @param key the key by order, counter and time; null stays null
     * @param product what tells it from another with that key
     */
    String own(String type, String key, String product) {
        return own(type, key, product, false);
    }

    /**
     * The same.
     *
     * @param takesBack whether the message takes back what was told, also earlier in itself
     */
    String own(String type, String key, String product, boolean takesBack) {
        String which = type + '|' + key + '|' + product;
        Told before = told.get(which);
        String own = before != null && (takesBack || before.takesBack) ? before.key : unused(type, key, product);
        told.put(which, new Told(own, takesBack));
        return own;
    }

    private String unused(String type, String key, String product) {
        if (key == null || used.putIfAbsent(type + '|' + key, 1) == null) {
            return key;
        }
        String own = key + '|' + product;
        int occurrence = used.merge(type + '|' + own, 1, Integer::sum);
        return occurrence == 1 ? own : own + '#' + occurrence;
    }
}
