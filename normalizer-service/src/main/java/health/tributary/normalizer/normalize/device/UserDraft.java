package health.tributary.normalizer.normalize.device;

import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a message says of one user while it is read. */
final class UserDraft {
    private final Map<Metric, Map<Long, DayDraft>> days = new EnumMap<>(Metric.class);
    private DayDraft last;

    void add(Metric metric, Sample sample, Optional<Instant> created) {
        long day = metric.epochDay(sample);
        // Points of one metric and day mostly follow each other.
        if (last == null || !last.is(metric, day)) {
            last = days.computeIfAbsent(metric, absent -> new HashMap<>())
                    .computeIfAbsent(day, absent -> new DayDraft(metric, day));
        }
        last.add(sample, created);
    }

    /** In the order of metric and day, whatever the order of the points. */
    List<DayDraft> days() {
        return days.values().stream()
                .flatMap(ofMetric -> ofMetric.values().stream())
                .sorted(DayDraft.ORDER)
                .toList();
    }
}
