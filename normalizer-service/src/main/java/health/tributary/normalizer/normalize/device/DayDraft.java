package health.tributary.normalizer.normalize.device;

import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The samples of one metric and one local day while a message is read. */
final class DayDraft {
    static final Comparator<DayDraft> ORDER =
            Comparator.comparing((DayDraft draft) -> draft.metric.code()).thenComparingLong(draft -> draft.day);

    private static final Comparator<Sample> IN_TIME =
            Comparator.comparing(Sample::start).thenComparing(Sample::source);

    private final Metric metric;
    private final long day;
    private final List<Sample> samples = new ArrayList<>();
    private Instant created = Instant.MIN;

    DayDraft(Metric metric, long day) {
        this.metric = metric;
        this.day = day;
    }

    boolean is(Metric otherMetric, long otherDay) {
        return metric == otherMetric && day == otherDay;
    }

    void add(Sample sample, Optional<Instant> when) {
        samples.add(sample);
        if (when.isPresent() && when.get().isAfter(created)) {
            created = when.get();
        }
    }

    /** The statement; what the message says twice it says once. Its clock is that of the youngest of its points. */
    Readings statement(int position) {
        samples.sort(IN_TIME);
        List<Sample> distinct = new ArrayList<>(samples.size());
        Sample last = null;
        for (Sample sample : samples) {
            if (!sample.equals(last)) {
                distinct.add(sample);
            }
            last = sample;
        }
        Optional<Instant> stated = created.equals(Instant.MIN) ? Optional.empty() : Optional.of(created);
        return new Readings(position, metric, metric.unit(), stated, distinct);
    }
}
