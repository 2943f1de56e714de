package health.tributary.record.series;

import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Metric;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A search of days that show something.
 *
 * @param subjects whose; empty for anyone's, which is for those who may see all
 * @param metrics which; empty for all
 * @param from the first day; empty for any
 * @param to the last day, included; empty for any
 * @param updated with a sample that changed at this time or later; empty for any
 * @param after only ids behind this text: the last id of the page before, or the start of one
 * @param limit at most so many
 */
public record DaySearch(
        Set<SubjectId> subjects,
        Set<Metric> metrics,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Instant> updated,
        Optional<String> after,
        int limit) {
    public DaySearch {
        subjects = Set.copyOf(subjects);
        metrics = Set.copyOf(metrics);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(updated);
        Objects.requireNonNull(after);
        if (limit < 1) {
            throw new IllegalArgumentException("a page has a day at least");
        }
    }

    /** Days of these subjects and metric between two days, both included. */
    public static DaySearch between(Set<SubjectId> subjects, Metric metric, LocalDate from, LocalDate to, int limit) {
        return new DaySearch(
                subjects,
                Set.of(metric),
                Optional.of(from),
                Optional.of(to),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}
