package health.tributary.record.series;

import health.tributary.contract.reading.Sample;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a day with too many samples for one document is cut: in halves by local time of start, each half that is too full in
 * halves again. A slice's path says which half at each cut, 0 the earlier; the whole day's path is empty.
 *
 * @param cut the paths that are cut; what is below one that is not cut is never there
 */
record Slices(SortedSet<String> cut) {
    /** Samples of a document that is not cut, unless it is as short as can be. */
    static final int MAX_SAMPLES = 2_000;

    /** A day whole. */
    static final Slices WHOLE = new Slices(new TreeSet<>());

    /** 1.3 s are not cut any more: what is more than that is of one moment. */
    private static final int MAX_CUTS = 16;

    private static final long DAY_MICROS = 86_400 * Micros.A_SECOND;

    Slices {
        cut = new TreeSet<>(cut);
    }

    boolean whole() {
        return cut.isEmpty();
    }

    /** The slice that a sample is in. */
    String of(Sample sample, LocalDate day) {
        long local = Micros.of(sample.start()) + sample.offset().getTotalSeconds() * Micros.A_SECOND;
        long since = local - Micros.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        // A night's sleep begins before its day: it is with the day's first samples.
        long clamped = Math.max(0, Math.min(since, DAY_MICROS - 1));
        long place = (clamped << MAX_CUTS) / DAY_MICROS;
        StringBuilder path = new StringBuilder();
        while (cut.contains(path.toString())) {
            path.append((place >> (MAX_CUTS - 1 - path.length())) & 1);
        }
        return path.toString();
    }

    /** All slices, in order of time. */
    List<String> all() {
        List<String> leaves = new ArrayList<>();
        add("", leaves);
        return leaves;
    }

    private void add(String path, List<String> leaves) {
        if (cut.contains(path)) {
            add(path + "0", leaves);
            add(path + "1", leaves);
        } else {
            leaves.add(path);
        }
    }

    /** Whether a slice with so many samples is to be cut. */
    static boolean tooFull(String path, int samples) {
        return samples > MAX_SAMPLES && path.length() < MAX_CUTS;
    }

    Slices cut(String path) {
        SortedSet<String> more = new TreeSet<>(cut);
        more.add(path);
        return new Slices(more);
    }
}
