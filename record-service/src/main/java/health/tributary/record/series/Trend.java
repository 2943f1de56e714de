package health.tributary.record.series;

import health.tributary.contract.FeedId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** A metric of a person over time, from days of all their subjects. Points without samples are there too: gaps are visible. */
public final class Trend {
    /**
     * What a stretch of local time amounts to.
     *
     * @param from its start
     * @param feeds whose samples count; empty for a gap
     */
    public record Point(LocalDateTime from, Summary summary, SortedSet<FeedId> feeds) {
        static Point gap(LocalDateTime from) {
            return new Point(from, Summary.NONE, new TreeSet<>());
        }

        Point plus(Summary more, Collection<FeedId> of) {
            SortedSet<FeedId> all = new TreeSet<>(feeds);
            all.addAll(of);
            return new Point(from, summary.plus(more), all);
        }
    }

    private Trend() {}

    /**
     * The days whose portions do not say enough, so that their samples must be read: those on which several sources may speak
     * of the same time, of whom the more trusted one goes first.
     */
    public static Set<LocalDate> unclear(Collection<ShownDay> days) {
        Map<LocalDate, List<ShownDay>> byDay = new HashMap<>();
        days.forEach(day -> byDay.computeIfAbsent(day.key().day(), date -> new ArrayList<>(2))
                .add(day));
        Set<LocalDate> unclear = new HashSet<>();
        byDay.forEach((date, some) -> {
            if (!clear(some)) {
                unclear.add(date);
            }
        });
        return unclear;
    }

    private static boolean clear(List<ShownDay> days) {
        for (int i = 0; i < days.size(); i++) {
            Portion one = days.get(i).portion();
            if (one.feeds().size() > 1) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                if (one.summary().meets(days.get(j).portion().summary())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What the portions of one day amount to; right unless the day is unclear. */
    public static Summary sum(Collection<Portion> portions) {
        return Portion.sum(portions).summary();
    }

    /**
     * Points by days, weeks or months, gaps included.
     *
     * @param days what each day amounts to
     * @param feeds whose samples each day has
     */
    public static List<Point> points(
            Resolution resolution,
            LocalDate from,
            LocalDate to,
            Map<LocalDate, Summary> days,
            Map<LocalDate, ? extends Collection<FeedId>> feeds) {
        NavigableMap<LocalDate, Point> points = new TreeMap<>();
        for (LocalDate first = resolution.first(from); !first.isAfter(to); first = resolution.next(first)) {
            points.put(first, Point.gap(first.atStartOfDay()));
        }
        new TreeMap<>(days)
                .forEach((day, summary) -> points.computeIfPresent(
                        resolution.first(day), (first, point) -> point.plus(summary, feeds.get(day))));
        return List.copyOf(points.values());
    }

    /** Points by hours, gaps included: each sample counts for the local hour in which it began. */
    public static List<Point> hours(
            LocalDate from, LocalDate to, Map<LocalDate, List<ShownSample>> days, ToIntFunction<FeedId> trust) {
        NavigableMap<LocalDateTime, Point> points = new TreeMap<>();
        LocalDateTime end = to.plusDays(1).atStartOfDay();
        for (LocalDateTime hour = from.atStartOfDay(); hour.isBefore(end); hour = hour.plusHours(1)) {
            points.put(hour, Point.gap(hour));
        }
        for (List<ShownSample> samples : days.values()) {
            Map<Object, FeedId> feeds = new HashMap<>();
            samples.forEach(shown -> feeds.put(shown.sample(), shown.feed()));
            for (Counted counted : Counted.of(samples, trust)) {
                LocalDateTime hour = LocalDateTime.ofInstant(
                                counted.sample().start(), counted.sample().offset())
                        .truncatedTo(ChronoUnit.HOURS);
                // A night's sleep counts for the day of waking up, so it may begin before the first one.
                LocalDateTime shown = hour.isBefore(from.atStartOfDay()) ? from.atStartOfDay() : hour;
                points.computeIfPresent(
                        shown,
                        (start, point) ->
                                point.plus(Summary.of(List.of(counted)), List.of(feeds.get(counted.sample()))));
            }
        }
        return List.copyOf(points.values());
    }
}
