package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An ordered index: (values, key of the document) → key of the document. Lists are indexed by element. Guarded by its
 * collection's lock.
 */
final class CollectionIndex {
    private static final int MAX_KEYS_OF_A_DOCUMENT = 10_000;

    private final IndexSpec spec;
    private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    private boolean multikey;

    CollectionIndex(IndexSpec spec) {
        this.spec = spec;
    }

    IndexSpec spec() {
        return spec;
    }

    NavigableMap<byte[], byte[]> entries() {
        return entries;
    }

    /** Whether any document was ever held under more than one key. */
    boolean multikey() {
        return multikey;
    }

    /** The keys of a document, of which the index's roots at least are decoded; empty if the index leaves it out. */
    List<byte[]> keysOf(Document document) {
        List<byte[]> keys = List.of(new byte[0]);
        boolean present = false;
        for (String path : spec.required()) {
            if (absent(FieldPath.values(document, path))) {
                return List.of();
            }
        }
        for (String path : spec.paths()) {
            List<Object> values = FieldPath.values(document, path);
            present |= !absent(values);
            List<byte[]> longer = new ArrayList<>(keys.size() * values.size());
            for (byte[] key : keys) {
                values.forEach(value -> longer.add(OrderKey.append(key, value)));
            }
            if (longer.size() > MAX_KEYS_OF_A_DOCUMENT) {
                throw Refusals.badValue("a document has too many keys for index " + spec.name());
            }
            keys = longer;
        }
        return spec.sparse() && !present ? List.of() : keys;
    }

    private static boolean absent(List<Object> values) {
        return values.stream().allMatch(value -> value instanceof Missing);
    }

    /** Whether a unique index already holds one of the keys for another document. */
    boolean conflicts(List<byte[]> keys, byte[] document) {
        if (!spec.unique()) {
            return false;
        }
        for (byte[] key : keys) {
            for (var entry : entries.tailMap(key, true).entrySet()) {
                if (!OrderKey.startsWith(entry.getKey(), key) || entry.getKey().length < key.length) {
                    break;
                }
                if (!Arrays.equals(entry.getValue(), document)) {
                    return true;
                }
            }
        }
        return false;
    }

    void add(List<byte[]> keys, byte[] document) {
        multikey |= keys.size() > 1;
        keys.forEach(key -> entries.put(OrderKey.concat(key, document), document));
    }

    void remove(List<byte[]> keys, byte[] document) {
        keys.forEach(key -> entries.remove(OrderKey.concat(key, document)));
    }

    static boolean sameKeys(List<byte[]> a, List<byte[]> b) {
        return a.size() == b.size() && Arrays.deepEquals(a.toArray(), b.toArray());
    }
}
