package health.tributary.record.series;

import health.tributary.contract.FeedId;
import health.tributary.contract.reading.Sample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * A sample and how much of it counts, where several sources speak of the same time: every moment counts once. The more
 * trusted feed goes first, and of one feed the later word; what is left of an interval counts in proportion. Instants of the
 * same moment are one.
 *
 * @param micros of its length that no preferred sample covers; 0 for an instant
 */
public record Counted(Sample sample, long micros) {
    /** Shares of values are rounded to 16 digits, half to even: the same on every machine. */
    private static final MathContext SHARE = MathContext.DECIMAL64;

    /** All that count, in order of start. */
    public static List<Counted> of(List<ShownSample> samples, ToIntFunction<FeedId> trust) {
        List<ShownSample> instants = new ArrayList<>();
        List<ShownSample> intervals = new ArrayList<>();
        samples.forEach(shown -> (shown.sample().instant() ? instants : intervals).add(shown));
        List<Counted> counted = new ArrayList<>(samples.size());
        instants(instants, trust, counted);
        intervals(intervals, trust, counted);
        counted.sort(Comparator.comparing(Counted::sample, Row::compareKeys));
        return counted;
    }

    /** The value's share that counts. */
    BigDecimal share(BigDecimal value) {
        long length = Micros.of(sample.length());
        return micros == length
                ? value
                : value.multiply(BigDecimal.valueOf(micros)).divide(BigDecimal.valueOf(length), SHARE);
    }

    private static Comparator<ShownSample> preference(ToIntFunction<FeedId> trust) {
        return Comparator.comparingInt((ShownSample shown) -> -trust.applyAsInt(shown.feed()))
                .thenComparing(ShownSample::since, Comparator.reverseOrder())
                .thenComparing(ShownSample::sample, Row::compareKeys)
                .thenComparing(ShownSample::feed);
    }

    private static void instants(List<ShownSample> instants, ToIntFunction<FeedId> trust, List<Counted> counted) {
        if (increasing(instants)) {
            instants.forEach(shown -> counted.add(new Counted(shown.sample(), 0)));
            return;
        }
        Set<Object> taken = new HashSet<>();
        instants.stream().sorted(preference(trust)).forEach(shown -> {
            if (taken.add(shown.sample().start())) {
                counted.add(new Counted(shown.sample(), 0));
            }
        });
    }

    private static boolean increasing(List<ShownSample> samples) {
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1).sample();
            Sample next = samples.get(i).sample();
            boolean apart = before.instant()
                    ? next.start().isAfter(before.start())
                    : !next.start().isBefore(before.end());
            if (!apart) {
                return false;
            }
        }
        return true;
    }

    private static void intervals(List<ShownSample> intervals, ToIntFunction<FeedId> trust, List<Counted> counted) {
        if (increasing(intervals)) {
            intervals.forEach(shown -> counted.add(
                    new Counted(shown.sample(), Micros.of(shown.sample().length()))));
            return;
        }
        NavigableMap<Long, Long> covered = new TreeMap<>();
        intervals.stream().sorted(preference(trust)).forEach(shown -> {
            long start = Micros.of(shown.sample().start());
            long left = cover(covered, start, start + Micros.of(shown.sample().length()));
            if (left > 0) {
                counted.add(new Counted(shown.sample(), left));
            }
        });
    }

    /** Covers an interval; how much of it was not covered before. */
    private static long cover(NavigableMap<Long, Long> covered, long start, long end) {
        long from = start;
        long to = end;
        long already = 0;
        Long key = covered.floorKey(start);
        if (key == null || covered.get(key) < start) {
            key = covered.higherKey(start);
        }
        while (key != null && key <= end) {
            long until = covered.remove(key);
            already += Math.max(0, Math.min(until, end) - Math.max(key, start));
            from = Math.min(from, key);
            to = Math.max(to, until);
            key = covered.higherKey(key);
        }
        covered.put(from, to);
        return end - start - already;
    }

    @Override
    public String toString() {
        return "Counted(redacted)";
    }
}
