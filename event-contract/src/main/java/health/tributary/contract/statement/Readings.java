package health.tributary.contract.statement;

import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one message says of one metric on one local day: its samples, in order of start, then source. A grow-only set of
 * samples: to say the same again changes nothing, and no order of messages matters.
 *
 * @param unit the UCUM unit of all values: the metric's
 * @param stated when the source wrote them, for the order of what contradicts itself; empty for the message's time
 * @param samples at least one, all of {@link #day()}, each with {@link Metric#valueCount()} values
 */
public record Readings(int position, Metric metric, String unit, Optional<Instant> stated, List<Sample> samples)
        implements Statement {
    public Readings {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(stated);
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("readings have a sample");
        }
        long day = metric.epochDay(samples.get(0));
        for (Sample sample : samples) {
            if (sample.values().size() != metric.valueCount()) {
                throw new IllegalArgumentException("a sample has a value for each of the metric's components");
            }
            if (metric.epochDay(sample) != day) {
                throw new IllegalArgumentException("readings are of one local day");
            }
        }
    }

    /** Observations are made of them. */
    @Override
    public String type() {
        return "Observation";
    }

    /** The local day of all its samples ({@link Metric#day}). */
    public LocalDate day() {
        return metric.day(samples.get(0));
    }

    @Override
    public String toString() {
        return "Readings(" + position + ", " + metric.code() + ", " + samples.size() + " samples, redacted)";
    }
}
