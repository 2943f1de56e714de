package health.tributary.embedded.store;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads documents by ranges of keys, a few hundred at a time under the read lock, so that a long read never keeps
 * writers waiting for long. Like MongoDB's reads it is no snapshot: a document that moves in the index meanwhile may be
 * met at either place.
 */
final class Scan implements Iterator<Bson> {
    private static final int CHUNK = 256;

    private final StoredCollection collection;
    private final CollectionIndex index;
    private final List<Range> ranges;
    private final boolean reverse;
    private final Set<byte[]> met;
    private final ArrayDeque<Bson> chunk = new ArrayDeque<>();
    private int range;
    private byte[] last;

    /** An index of {@code null} means the documents' own order by {@code _id}. */
    Scan(StoredCollection collection, CollectionIndex index, List<Range> ranges, boolean reverse) {
        this.collection = collection;
        this.index = index;
        this.ranges = ranges;
        this.reverse = reverse;
        this.met = index != null && index.multikey() ? new TreeSet<>(Arrays::compareUnsigned) : null;
        this.range = reverse ? ranges.size() - 1 : 0;
    }

    static Scan all(StoredCollection collection) {
        return new Scan(collection, null, List.of(Range.ALL), false);
    }

    @Override
    public boolean hasNext() {
        if (chunk.isEmpty() && range >= 0 && range < ranges.size()) {
            fill();
        }
        return !chunk.isEmpty();
    }

    @Override
    public Bson next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return chunk.poll();
    }

    private void fill() {
        collection.lock().readLock().lock();
        try {
            while (range >= 0 && range < ranges.size()) {
                boolean more = index == null
                        ? fill(collection.documents(), ranges.get(range))
                        : fill(index.entries(), ranges.get(range));
                if (more) {
                    return;
                }
                last = null;
                range += reverse ? -1 : 1;
            }
        } finally {
            collection.lock().readLock().unlock();
        }
    }

    /** True when the chunk is full before the range ends. */
    private <V> boolean fill(NavigableMap<byte[], V> keys, Range wanted) {
        if (wanted.isEmpty()) {
            return false;
        }
        NavigableMap<byte[], V> part = reverse
                ? (last == null
                        ? keys.subMap(wanted.low(), true, wanted.high(), false)
                        : keys.subMap(wanted.low(), true, last, false))
                : keys.subMap(last == null ? wanted.low() : last, last == null, wanted.high(), false);
        for (var entry : (reverse ? part.descendingMap() : part).entrySet()) {
            V value = entry.getValue();
            Bson document = value instanceof Bson stored
                    ? stored
                    : collection.documents().get((byte[]) value);
            if (document != null && (met == null || met.add((byte[]) value))) {
                chunk.add(document);
            }
            last = entry.getKey();
            if (chunk.size() >= CHUNK) {
                return true;
            }
        }
        return false;
    }
}
