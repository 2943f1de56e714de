package health.tributary.normalizer.normalize.hl7v2.message.pharmacy;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the products of one message apart, whose counters many senders leave at 1: the drug and the solution that it is given in, two
 * packages of one fill. The first has the key that it would have alone, so that it is the same entry in every message; the next one's key names
 * the product too.
 */
final class ProductKeys {
    private final Map<String, Integer> used = new HashMap<>();

    /**
     * A key that no other product of this message has.
     *
     * @param key the key by order, counter and time; null stays null
     * @param product what tells it from another with that key
     */
    String own(String type, String key, String product) {
        if (key == null || used.putIfAbsent(type + '|' + key, 1) == null) {
            return key;
        }
        String own = key + '|' + product;
        int occurrence = used.merge(type + '|' + own, 1, Integer::sum);
        return occurrence == 1 ? own : own + '#' + occurrence;
    }
}
