package health.tributary.record.series;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;

/**
 * What the values of one component amount to. Exact: sums do not depend on the order of adding.
 *
 * @param sum of the shares that count
 * @param min the least value
 * @param max the greatest value
 * @param weighted sum of value times counting microseconds
 */
public record Stats(BigDecimal sum, BigDecimal min, BigDecimal max, BigDecimal weighted) {
    // Of equal values the one with fewer decimals, so that it does not depend on which came first.
    private static final Comparator<BigDecimal> LEAST =
            Comparator.<BigDecimal>naturalOrder().thenComparingInt(BigDecimal::scale);

    public Stats {
        Objects.requireNonNull(sum);
        Objects.requireNonNull(min);
        Objects.requireNonNull(max);
        Objects.requireNonNull(weighted);
    }

    static Stats of(Counted counted, int component) {
        BigDecimal value = counted.sample().values().get(component);
        return new Stats(counted.share(value), value, value, value.multiply(BigDecimal.valueOf(counted.micros())));
    }

    Stats plus(Stats other) {
        return new Stats(
                sum.add(other.sum),
                LEAST.compare(min, other.min) <= 0 ? min : other.min,
                greater(max, other.max),
                weighted.add(other.weighted));
    }

    private static BigDecimal greater(BigDecimal one, BigDecimal other) {
        int order = one.compareTo(other);
        return order == 0 ? (one.scale() <= other.scale() ? one : other) : order > 0 ? one : other;
    }

    @Override
    public String toString() {
        return "Stats(redacted)";
    }
}
