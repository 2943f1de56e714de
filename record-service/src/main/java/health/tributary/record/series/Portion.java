package health.tributary.record.series;

import health.tributary.contract.FeedId;
import health.tributary.contract.reading.Sample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a bucket shows, without its samples: kept beside it, so that a year is read without a sample. Portions of slices add
 * up to that of the day as long as all samples are instants.
 *
 * @param shown samples that a reader finds by id
 * @param summary of those that count, all feeds trusted alike
 * @param high first half of a sum over fingerprints of what is shown, and since which statement
 * @param low second half
 * @param updated the latest first receipt of a message since which a sample is as it is; the epoch of nothing
 * @param feeds whose samples are shown
 */
public record Portion(int shown, Summary summary, long high, long low, Instant updated, SortedSet<FeedId> feeds) {
    /** Of nothing. */
    public static final Portion NONE = new Portion(0, Summary.NONE, 0, 0, Instant.EPOCH, Collections.emptySortedSet());

    public Portion {
        Objects.requireNonNull(summary);
        Objects.requireNonNull(updated);
        feeds = Collections.unmodifiableSortedSet(new TreeSet<>(feeds));
    }

    /** What these samples, all that a bucket shows, amount to. */
    public static Portion of(List<ShownSample> samples) {
        Map<Object, Long> messages = new HashMap<>();
        long high = 0;
        long low = 0;
        Instant updated = Instant.EPOCH;
        SortedSet<FeedId> feeds = new TreeSet<>();
        FeedId last = null;
        for (ShownSample shown : samples) {
            long said = messages.computeIfAbsent(
                            shown.since().message(),
                            message -> text(shown.since().message().value()))
                    + shown.since().position();
            long print = print(shown.sample(), said);
            high += mixed(print);
            low += mixed(~print);
            updated = shown.updated().isAfter(updated) ? shown.updated() : updated;
            if (!shown.feed().equals(last)) {
                last = shown.feed();
                feeds.add(last);
            }
        }
        return new Portion(samples.size(), Summary.of(Counted.of(samples, feed -> 0)), high, low, updated, feeds);
    }

    /** Those of slices as one. */
    static Portion sum(Collection<Portion> portions) {
        Portion all = NONE;
        for (Portion one : portions) {
            SortedSet<FeedId> feeds = new TreeSet<>(all.feeds);
            feeds.addAll(one.feeds);
            all = new Portion(
                    all.shown + one.shown,
                    all.summary.plus(one.summary),
                    all.high + one.high,
                    all.low + one.low,
                    one.updated.isAfter(all.updated) ? one.updated : all.updated,
                    feeds);
        }
        return all;
    }

    public boolean isEmpty() {
        return shown == 0;
    }

    /** {@code meta.versionId}: what is shown, and since which statements. Empty when nothing is. */
    public String version() {
        return isEmpty() ? "" : "%016x%016x".formatted(high, low);
    }

    private static long print(Sample sample, long said) {
        long print = mixed(Micros.of(sample.start()) + said);
        print = mixed(print + Micros.of(sample.length()));
        print = mixed(print + sample.offset().getTotalSeconds());
        print = mixed(print + Row.bits(sample));
        for (BigDecimal value : sample.values()) {
            print = mixed(print + value.unscaledValue().longValue());
            print = mixed(print + value.scale());
        }
        return mixed(print + text(sample.source()));
    }

    private static long text(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input reaches every bit of the result.
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
