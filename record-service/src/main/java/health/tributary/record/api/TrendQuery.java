package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.contract.reading.Metric;
import health.tributary.record.series.Resolution;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a client wants of a trend.
 *
 * @param from the first local day
 * @param to the last local day, included
 * @param count samples a page, where each sample is wanted
 * @param after the last sample of the page before
 */
record TrendQuery(
        Metric metric, LocalDate from, LocalDate to, Resolution resolution, int count, Optional<Position> after) {
    static final int DEFAULT_COUNT = 1_000;
    static final int MAX_COUNT = 10_000;

    TrendQuery {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(resolution);
        Objects.requireNonNull(after);
    }

    /** Where a sample stands among those of a person and metric. */
    record Position(LocalDate day, Instant start, EntryId id) implements Comparable<Position> {
        private static final Comparator<Position> ORDER = Comparator.comparing(Position::day)
                .thenComparing(Position::start)
                .thenComparing(Position::id);

        static Optional<Position> parse(String text) {
            String[] parts = text.split("_", -1);
            try {
                return parts.length == 3
                        ? Optional.of(
                                new Position(LocalDate.parse(parts[0]), Instant.parse(parts[1]), new EntryId(parts[2])))
                        : Optional.empty();
            } catch (DateTimeException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return day + "_" + start + "_" + id;
        }
    }

    /** A query, or why there is none. */
    sealed interface Parsed permits Understood, Refused {}

    record Understood(TrendQuery query) implements Parsed {}

    record Refused(Refusal refusal) implements Parsed {}

    /** Understands {@code metric}, {@code from}, {@code to}, {@code resolution}, {@code _count}; of a next link {@code after}. */
    static Parsed parse(Map<String, List<String>> parameters) {
        Map<String, String> given = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (!List.of("metric", "from", "to", "resolution", "_count", "after")
                    .contains(parameter.getKey())) {
                return refused(parameter.getKey(), "parameters are metric, from, to, resolution and _count");
            }
            given.put(parameter.getKey(), parameter.getValue().get(0));
        }
        Optional<Metric> metric = Metric.of(given.getOrDefault("metric", ""));
        if (metric.isEmpty()) {
            return refused("metric", "a metric is one of " + metrics());
        }
        Optional<Resolution> resolution = Resolution.of(given.getOrDefault("resolution", "day"));
        if (resolution.isEmpty()) {
            return refused("resolution", "a resolution is raw, hour, day, week or month");
        }
        Optional<LocalDate> from = day(given.get("from"));
        Optional<LocalDate> to = day(given.get("to"));
        if (from.isEmpty() || to.isEmpty()) {
            return refused(from.isEmpty() ? "from" : "to", "from and to are local days, YYYY-MM-DD, both included");
        }
        long days = ChronoUnit.DAYS.between(from.get(), to.get()) + 1;
        if (days < 1 || days > resolution.get().maxDays()) {
            return refused(
                    "to",
                    "to is not before from, and a " + resolution.get().code() + " trend is of at most "
                            + resolution.get().maxDays() + " days");
        }
        return paged(given, metric.get(), from.get(), to.get(), resolution.get());
    }

    private static Parsed paged(
            Map<String, String> given, Metric metric, LocalDate from, LocalDate to, Resolution resolution) {
        String count = given.getOrDefault("_count", String.valueOf(DEFAULT_COUNT));
        if (!count.matches("[1-9]\\d{0,8}")) {
            return refused("_count", "_count is a whole number from 1");
        }
        Optional<Position> after = Optional.ofNullable(given.get("after")).flatMap(Position::parse);
        if (after.isEmpty() && given.containsKey("after")) {
            return refused("after", "after comes from a next link and is not to be made up");
        }
        int samples = Math.min(Integer.parseInt(count), MAX_COUNT);
        return new Understood(new TrendQuery(metric, from, to, resolution, samples, after));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text == null || !text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String metrics() {
        return Arrays.stream(Metric.values()).map(Metric::code).collect(Collectors.joining(", "));
    }

    private static Parsed refused(String name, String rule) {
        return new Refused(Refusal.invalid(name, rule));
    }
}
