package health.tributary.record.series;

import health.tributary.contract.change.LastWrite;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A day's document. All but {@code revision} and {@code lastWrite} follows from what was stated of the day.
 *
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 * @param set the encoded bucket; empty bytes where the day is cut into slices
 * @param cut the paths of slices that are cut further; empty for a day in one document
 * @param slices of a day that is cut and has instants only, the portion of each slice; else empty
 * @param resource the day's Observation as canonical JSON; empty when nothing is shown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied neither, as it is large
public record StoredDay(
        DayKey key,
        long revision,
        byte[] set,
        SortedSet<String> cut,
        SortedMap<String, Portion> slices,
        Portion portion,
        String resource,
        LastWrite lastWrite) {
    public StoredDay {
        Objects.requireNonNull(key);
        Objects.requireNonNull(set);
        cut = Collections.unmodifiableSortedSet(new TreeSet<>(cut));
        slices = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Portion>) slices));
        Objects.requireNonNull(portion);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(lastWrite);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }

    /** The day without its samples, as readers see it. */
    public ShownDay shown() {
        return new ShownDay(key, portion, resource, lastWrite);
    }

    @Override
    public String toString() {
        return "StoredDay(" + key.id() + " revision " + revision + ", redacted)";
    }
}
