package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Concept;
import health.tributary.contract.reading.Metric;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.EntrySearch.Among;
import health.tributary.record.apply.EntrySearch.AnyOf;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.EntrySearch.During;
import health.tributary.record.apply.EntrySearch.StartsWith;
import health.tributary.record.apply.EntrySearch.Updated;
import health.tributary.record.series.DaySearch;
import health.tributary.record.series.Observations;
import health.tributary.record.series.ShownDay;
import health.tributary.record.series.ShownSample;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a search of entries means for readings: days, unless it names codes; then days and samples that have one of them.
 * Samples are only shown to who asks for their code: a year of heart beats would drown the rest of a record.
 */
final class SeriesQuery {
    static final String TYPE = "Observation";

    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String STATUSES = "http://hl7.org/fhir/observation-status";

    /** A sample may end so long after the day for which it counts. */
    private static final int MAX_DAYS_BEHIND = 402;

    private static final int DAYS_OF_OFFSETS = 2;

    private final EntrySearch search;
    private final Set<Metric> days;
    private final Set<Metric> samples;
    private final List<During> during = new ArrayList<>();
    private final List<Updated> updated = new ArrayList<>();
    private final List<Set<EntryId>> among = new ArrayList<>();
    private final List<Set<String>> sources = new ArrayList<>();

    private SeriesQuery(EntrySearch search) {
        this.search = search;
        this.days = EnumSet.allOf(Metric.class);
        this.samples = EnumSet.allOf(Metric.class);
    }

    /** The query; empty when no readings can match. */
    static Optional<SeriesQuery> of(EntrySearch search) {
        if (!search.types().isEmpty() && !search.types().contains(TYPE)) {
            return Optional.empty();
        }
        SeriesQuery query = new SeriesQuery(search);
        boolean coded = search.criteria().stream()
                .anyMatch(one -> one instanceof Among
                        || (one instanceof AnyOf any && any.index().equals("code")));
        if (!coded) {
            query.samples.clear();
        }
        for (Criterion criterion : search.criteria()) {
            query.narrow(criterion);
        }
        return query.days() || query.samples() ? Optional.of(query) : Optional.empty();
    }

    /** All days from an id on. */
    static DaySearch everything(Optional<String> after, int limit) {
        return new DaySearch(Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), after, limit);
    }

    private void narrow(Criterion criterion) {
        if (criterion instanceof AnyOf any) {
            anyOf(any);
        } else if (criterion instanceof During it) {
            during.add(it);
        } else if (criterion instanceof Updated it) {
            updated.add(it);
        } else if (criterion instanceof Among it) {
            among.add(it.ids());
        } else if (criterion instanceof StartsWith) {
            days.clear();
            samples.clear();
        }
    }

    private void anyOf(AnyOf any) {
        Set<String> values = any.values();
        switch (any.index()) {
            case "code" -> {
                days.removeIf(metric -> !named(values, Observations.DAY_SYSTEM, metric.code()));
                samples.removeIf(
                        metric -> !named(values, Concept.SYSTEM, metric.loinc().code()));
            }
            case "category" -> {
                days.removeIf(
                        metric -> !named(values, CATEGORIES, metric.category().code()));
                samples.removeIf(
                        metric -> !named(values, CATEGORIES, metric.category().code()));
            }
            case "status" -> {
                if (!named(values, STATUSES, "final") && !values.contains("|final")) {
                    days.clear();
                    samples.clear();
                }
            }
            case "identifier" -> {
                days.clear();
                Set<String> named = new HashSet<>();
                values.forEach(value -> named.add(value.startsWith("|") ? value.substring(1) : value));
                sources.add(named);
            }
            default -> {
                days.clear();
                samples.clear();
            }
        }
    }

    private static boolean named(Set<String> values, String system, String code) {
        return values.contains(code) || values.contains(system + "|" + code);
    }

    boolean days() {
        return !days.isEmpty();
    }

    boolean samples() {
        return !samples.isEmpty();
    }

    DaySearch days(Optional<String> after, int limit) {
        return search(days, after, limit);
    }

    DaySearch samples(Optional<String> after, int limit) {
        return search(samples, after, limit);
    }

    private DaySearch search(Set<Metric> metrics, Optional<String> after, int limit) {
        Set<SubjectId> subjects = search.subjects();
        Optional<LocalDate> from = during.stream()
                .flatMap(range -> range.from().stream())
                .max(Instant::compareTo)
                .map(time -> day(time).minusDays(MAX_DAYS_BEHIND));
        Optional<LocalDate> to = during.stream()
                .flatMap(range -> range.before().stream())
                .min(Instant::compareTo)
                .map(time -> day(time).plusDays(DAYS_OF_OFFSETS));
        Optional<Instant> since =
                updated.stream().flatMap(range -> range.from().stream()).max(Instant::compareTo);
        Set<Metric> named = metrics.size() == Metric.values().length ? Set.of() : metrics;
        return new DaySearch(subjects, named, from, to, since, after, limit);
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The only ids that are looked for. */
    Optional<Set<EntryId>> ids() {
        return among.stream().reduce((one, other) -> {
            Set<EntryId> both = new HashSet<>(one);
            both.retainAll(other);
            return both;
        });
    }

    /** Whether the day of a sample that was found by its id is among those that are looked through. */
    boolean reaches(ShownDay day) {
        return mayHold(day)
                && (search.subjects().isEmpty()
                        || search.subjects().contains(day.key().subject()));
    }

    /** Whether a day is what is looked for. */
    boolean finds(ShownDay day) {
        EntryId id = day.key().id();
        return overlaps(day)
                && among.stream().allMatch(ids -> ids.contains(id))
                && within(day.portion().updated());
    }

    /** Whether a sample of the day may be. */
    boolean mayHold(ShownDay day) {
        return samples.contains(day.key().metric()) && day.portion().shown() > 0;
    }

    private boolean overlaps(ShownDay day) {
        return during.stream()
                .allMatch(range -> overlaps(
                        range,
                        day.portion().summary().from().orElseThrow(),
                        day.portion().summary().to().orElseThrow()));
    }

    private static boolean overlaps(During range, Instant from, Instant to) {
        return range.before().map(from::isBefore).orElse(true)
                && range.from().map(start -> !to.isBefore(start)).orElse(true);
    }

    private boolean within(Instant time) {
        return updated.stream()
                .allMatch(
                        range -> range.from().map(from -> !time.isBefore(from)).orElse(true)
                                && range.before().map(time::isBefore).orElse(true));
    }

    /** Whether a sample is what is looked for. */
    boolean finds(EntryId id, ShownSample sample) {
        return among.stream().allMatch(ids -> ids.contains(id))
                && sources.stream()
                        .allMatch(named -> named.contains(sample.sample().source()))
                && within(sample.updated())
                && during.stream()
                        .allMatch(range -> overlaps(
                                range, sample.sample().start(), sample.sample().end()));
    }
}
