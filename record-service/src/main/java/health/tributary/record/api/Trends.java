package health.tributary.record.api;

import health.tributary.access.Action;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.record.api.Viewer.Sight;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.series.Buckets;
import health.tributary.record.series.Counted;
import health.tributary.record.series.DaySearch;
import health.tributary.record.series.Portion;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.series.ShownDay;
import health.tributary.record.series.ShownSample;
import health.tributary.record.series.Summary;
import health.tributary.record.series.Trend;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A person's readings over time, over all subjects that the person is now and that the viewer may see. */
@ApplicationScoped
public class Trends {
    /** Days whose samples are held at once. */
    private static final int DAYS_AT_ONCE = 16;

    /** More days than a question can be about, over more sources than a person has. */
    private static final int MAX_DAYS = 500_000;

    private final SeriesStore series;
    private final People people;
    private final Trust trust;

    /** Trends of one store. */
    public Trends(RecordStore reads, SeriesStore series, FeedRegistry feeds) {
        this.series = Objects.requireNonNull(series);
        this.people = new People(reads);
        this.trust = new Trust(feeds);
    }

    /** The trend as JSON, or why there is none. */
    Answer of(Viewer viewer, String id, Map<String, List<String>> parameters, String self) {
        TrendQuery.Parsed parsed = TrendQuery.parse(parameters);
        if (parsed instanceof TrendQuery.Refused refused) {
            return Answer.refused(refused.refusal());
        }
        TrendQuery query = ((TrendQuery.Understood) parsed).query();
        Optional<Person> person = Ids.subject(id).flatMap(people::of);
        if (person.isEmpty()) {
            return Answer.refused(Refusal.notFound("Patient"));
        }
        Sight sight = viewer.of(Action.READ, "Observation", person.get());
        if (sight.nothing()) {
            return Answer.refused(sight.refusal());
        }
        Set<SubjectId> subjects = new HashSet<>(sight.subjects());
        TrendJson json = new TrendJson(person.get().id(), query);
        return Answer.bundle(
                switch (query.resolution()) {
                    case RAW -> raw(subjects, query, json, self);
                    case HOUR ->
                        json.points(Trend.hours(query.from(), query.to(), shown(days(subjects, query)), trust::of));
                    case DAY, WEEK, MONTH -> json.points(points(subjects, query));
                });
    }

    private List<ShownDay> days(Set<SubjectId> subjects, TrendQuery query) {
        return series.portions(DaySearch.between(subjects, query.metric(), query.from(), query.to(), MAX_DAYS));
    }

    private List<Trend.Point> points(Set<SubjectId> subjects, TrendQuery query) {
        List<ShownDay> days = days(subjects, query);
        Set<LocalDate> unclear = Trend.unclear(days);
        Map<LocalDate, Summary> summaries = new HashMap<>();
        Map<LocalDate, Set<FeedId>> feeds = new HashMap<>();
        Map<LocalDate, List<Portion>> portions = new HashMap<>();
        for (ShownDay day : days) {
            LocalDate date = day.key().day();
            feeds.computeIfAbsent(date, key -> new TreeSet<>())
                    .addAll(day.portion().feeds());
            portions.computeIfAbsent(date, key -> new ArrayList<>(1)).add(day.portion());
        }
        portions.forEach((date, some) -> {
            if (!unclear.contains(date)) {
                summaries.put(date, Trend.sum(some));
            }
        });
        List<ShownDay> read =
                days.stream().filter(day -> unclear.contains(day.key().day())).toList();
        for (List<ShownDay> some : together(read)) {
            shown(some).forEach((date, samples) -> summaries.put(date, Summary.of(Counted.of(samples, trust::of))));
        }
        return Trend.points(query.resolution(), query.from(), query.to(), summaries, feeds);
    }

    /** All sources of a day together, few days at once. */
    private static List<List<ShownDay>> together(Collection<ShownDay> days) {
        TreeMap<LocalDate, List<ShownDay>> byDay = new TreeMap<>();
        days.forEach(day -> byDay.computeIfAbsent(day.key().day(), date -> new ArrayList<>())
                .add(day));
        List<List<ShownDay>> chunks = new ArrayList<>();
        byDay.values().forEach(some -> {
            if (chunks.isEmpty() || chunks.get(chunks.size() - 1).size() >= DAYS_AT_ONCE) {
                chunks.add(new ArrayList<>());
            }
            chunks.get(chunks.size() - 1).addAll(some);
        });
        return chunks;
    }

    private Map<LocalDate, List<ShownSample>> shown(List<ShownDay> days) {
        Map<LocalDate, List<ShownSample>> shown = new TreeMap<>();
        for (List<ShownDay> some : together(days)) {
            List<EntryId> ids = some.stream().map(day -> day.key().id()).toList();
            Buckets.shown(series.days(ids).values(), series)
                    .forEach((key, samples) -> shown.computeIfAbsent(key.day(), date -> new ArrayList<>())
                            .addAll(samples));
        }
        return shown;
    }

    // Samples come in order of day, start and id: so a page ends where the next one begins, whatever arrives meanwhile.
    private String raw(Set<SubjectId> subjects, TrendQuery query, TrendJson json, String self) {
        List<TrendJson.Sampled> page = new ArrayList<>();
        List<ShownDay> days = days(subjects, query).stream()
                .filter(day -> query.after().isEmpty()
                        || !day.key().day().isBefore(query.after().get().day()))
                .toList();
        for (List<ShownDay> some : together(days)) {
            List<EntryId> ids = some.stream().map(day -> day.key().id()).toList();
            Buckets.shown(series.days(ids).values(), series)
                    .forEach((key, samples) -> samples.forEach(sample -> page.add(TrendJson.Sampled.of(key, sample))));
            page.removeIf(sample -> query.after().isPresent()
                    && sample.position().compareTo(query.after().get()) <= 0);
            if (page.size() > query.count()) {
                break;
            }
        }
        page.sort(Comparator.comparing(TrendJson.Sampled::position));
        return json.samples(page, self);
    }
}
