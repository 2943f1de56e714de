package health.tributary.benchmarks.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Latencies by step and kind of traffic, in microseconds, to three digits, up to 20 minutes. For several threads. */
public final class Latencies {
    private static final long MAX_MICROS = Duration.ofMinutes(20).toMillis() * 1_000;
    private static final int DIGITS = 3;

    private final Map<Step, Map<String, Histogram>> histograms = new EnumMap<>(Step.class);
    private final Map<Step, Duration> lasted = new EnumMap<>(Step.class);
    private long first = Long.MAX_VALUE;

    /** Measures from this message on; those before were for warming up. Until it is called, only what belongs to no message is measured. */
    public synchronized void measureFrom(long sequence) {
        first = sequence;
    }

    /** Says how long a step went on, so that there is a rate. */
    public synchronized void lasted(Duration duration, Step step) {
        lasted.put(step, duration);
    }

    /**
     * Notes a latency.
     *
     * @param kind of traffic; empty when it is of none
     * @param sequence of the message; the largest number when it belongs to none
     */
    public synchronized void record(Step step, String kind, long sequence, long nanos) {
        if (sequence >= first || sequence == Long.MAX_VALUE) {
            histograms
                    .computeIfAbsent(step, any -> new TreeMap<>())
                    .computeIfAbsent(kind, any -> new Histogram(MAX_MICROS, DIGITS))
                    .recordValue(Math.max(0, Math.min(MAX_MICROS, nanos / 1_000)));
        }
    }

    /** What came of it, in the order of the steps. */
    public synchronized List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        histograms.forEach((step, kinds) -> kinds.forEach((kind, micros) -> {
            double seconds = lasted.getOrDefault(step, Duration.ZERO).toMillis() / 1e3;
            rows.add(new Row(
                    step,
                    kind,
                    micros.getTotalCount(),
                    seconds == 0 ? 0 : micros.getTotalCount() / seconds,
                    micros.getValueAtPercentile(50),
                    micros.getValueAtPercentile(90),
                    micros.getValueAtPercentile(99),
                    micros.getMaxValue()));
        }));
        return rows;
    }

    /**
     * The latencies of one step and kind, in microseconds.
     *
     * @param kind of traffic; empty when it is of none
     * @param perSecond how many there were a second; 0 where that says nothing
     */
    public record Row(Step step, String kind, long count, double perSecond, long p50, long p90, long p99, long max) {}
}
