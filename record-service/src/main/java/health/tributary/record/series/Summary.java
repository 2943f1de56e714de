package health.tributary.record.series;

import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.RollUp;
import health.tributary.contract.reading.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What samples amount to: of a day, an hour, a month.
 *
 * @param count of the samples that count
 * @param instants how many of them are instants
 * @param micros that intervals cover
 * @param components of each component of the metric; empty when nothing counts
 * @param from the first start
 * @param to the last end
 * @param latest the sample that began last
 */
public record Summary(
        long count,
        long instants,
        long micros,
        List<Stats> components,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Latest> latest) {
    /** Of nothing. */
    public static final Summary NONE =
            new Summary(0, 0, 0, List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MORE_DECIMALS = 2;
    private static final int MAX_DECIMALS = 6;

    /** The values of the sample that began last. */
    public record Latest(Instant start, List<BigDecimal> values) {
        private static final Comparator<Latest> ORDER = Comparator.comparing(Latest::start)
                .thenComparing(latest -> latest.values.get(0))
                .thenComparing(latest -> latest.values.toString());

        public Latest {
            Objects.requireNonNull(start);
            values = List.copyOf(values);
        }

        static Latest later(Latest one, Latest other) {
            return ORDER.compare(one, other) >= 0 ? one : other;
        }

        @Override
        public String toString() {
            return "Latest(redacted)";
        }
    }

    public Summary {
        components = List.copyOf(components);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(latest);
    }

    /** What these samples amount to. */
    public static Summary of(List<Counted> samples) {
        Summary all = NONE;
        for (Counted counted : samples) {
            all = all.plus(of(counted));
        }
        return all;
    }

    private static Summary of(Counted counted) {
        Sample sample = counted.sample();
        List<Stats> components = new ArrayList<>(sample.values().size());
        for (int i = 0; i < sample.values().size(); i++) {
            components.add(Stats.of(counted, i));
        }
        return new Summary(
                1,
                sample.instant() ? 1 : 0,
                counted.micros(),
                components,
                Optional.of(sample.start()),
                Optional.of(sample.end()),
                Optional.of(new Latest(sample.start(), sample.values())));
    }

    /** Both together: right where no sample of one overlaps a sample of the other. */
    public Summary plus(Summary other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        List<Stats> both = new ArrayList<>(components.size());
        for (int i = 0; i < components.size(); i++) {
            both.add(components.get(i).plus(other.components.get(i)));
        }
        return new Summary(
                count + other.count,
                instants + other.instants,
                micros + other.micros,
                both,
                from.get().isBefore(other.from.get()) ? from : other.from,
                to.get().isAfter(other.to.get()) ? to : other.to,
                Optional.of(Latest.later(latest.get(), other.latest.get())));
    }

    /** Whether a sample of the one may speak of the time of a sample of the other. */
    public boolean meets(Summary other) {
        return count > 0
                && other.count > 0
                && !from.get().isAfter(other.to.get())
                && !other.from.get().isAfter(to.get());
    }

    /**
     * The mean of a component: weighted by length where all samples are intervals. Two more decimals than the values have, at
     * most 6 unless they have more, half to even.
     */
    public BigDecimal mean(int component) {
        Stats stats = components.get(component);
        boolean weighted = instants == 0;
        BigDecimal sum = weighted ? stats.weighted() : stats.sum();
        BigDecimal by = BigDecimal.valueOf(weighted ? micros : count);
        int decimals = Math.max(0, Math.max(stats.min().scale(), stats.max().scale()));
        int scale = Math.max(decimals, Math.min(decimals + MORE_DECIMALS, MAX_DECIMALS));
        return sum.divide(by, scale, RoundingMode.HALF_EVEN);
    }

    /** The one value that stands for all, as the metric is rolled up. */
    public BigDecimal value(Metric metric, int component) {
        RollUp rollUp = metric.rollUp();
        return switch (rollUp) {
            case SUM -> components.get(component).sum();
            case MEAN -> mean(component);
            case LAST -> latest.orElseThrow().values().get(component);
        };
    }

    @Override
    public String toString() {
        return "Summary(" + count + " samples, redacted)";
    }
}
