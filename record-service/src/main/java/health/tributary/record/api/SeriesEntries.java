package health.tributary.record.api;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.Belongings;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.RecordReads;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.apply.Sighting;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.apply.StoredSubject;
import health.tributary.record.fold.IndexFields.Period;
import health.tributary.record.series.Buckets;
import health.tributary.record.series.DayKey;
import health.tributary.record.series.Observations;
import health.tributary.record.series.SampleIds;
import health.tributary.record.series.SeriesReads;
import health.tributary.record.series.ShownDay;
import health.tributary.record.series.ShownSample;
import health.tributary.record.series.StoredDay;
import health.tributary.record.series.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The record's entries with readings among them: days as Observations wherever entries are listed, and each sample as one where
 * it is asked for by its code or its id. Days, samples and entries share one order of ids, so pages stay stable.
 */
final class SeriesEntries implements RecordReads {
    /** Days whose samples are looked through at once. */
    private static final int DAYS_AT_ONCE = 32;

    /** Ids of samples that are looked up one by one. */
    private static final int MAX_SAMPLES_BY_ID = 100;

    private final RecordReads entries;
    private final SeriesReads series;

    SeriesEntries(RecordReads entries, SeriesReads series) {
        this.entries = Objects.requireNonNull(entries);
        this.series = Objects.requireNonNull(series);
    }

    @Override
    public List<ShownEntry> shown(Collection<EntryId> ids) {
        List<ShownEntry> found = new ArrayList<>(entries.shown(ids));
        Set<EntryId> left = new HashSet<>(ids);
        found.forEach(entry -> left.remove(entry.id()));
        if (!left.isEmpty()) {
            for (ShownEntry readings : readings(left)) {
                found.add(readings);
            }
        }
        return found;
    }

    private List<ShownEntry> readings(Set<EntryId> ids) {
        List<ShownEntry> found = new ArrayList<>();
        Set<EntryId> left = new HashSet<>(ids);
        series.days(ids).values().stream()
                .filter(day -> !day.portion().isEmpty())
                .forEach(day -> {
                    found.add(day(day.shown()));
                    left.remove(day.key().id());
                });
        if (left.size() <= MAX_SAMPLES_BY_ID) {
            left.forEach(id -> sample(id).ifPresent(found::add));
        }
        return found;
    }

    private Optional<ShownEntry> sample(EntryId id) {
        return found(id).map(Found::entry);
    }

    private Optional<Found> found(EntryId id) {
        String start = SampleIds.dayStart(id);
        return series.search(SeriesQuery.everything(Optional.of(start), 1)).stream()
                .filter(day -> day.key().id().value().startsWith(start))
                .flatMap(day -> samples(List.of(day)).stream())
                .filter(sample -> sample.id().equals(id))
                .findFirst();
    }

    @Override
    public List<ShownEntry> search(EntrySearch search) {
        return withReadings(search, entries.search(search));
    }

    @Override
    public Sighting sighting(SubjectId subject, Optional<EntrySearch> search) {
        Sighting seen = entries.sighting(subject, search);
        return search.map(it -> new Sighting(seen.subject(), seen.person(), withReadings(it, seen.found())))
                .orElse(seen);
    }

    private List<ShownEntry> withReadings(EntrySearch search, List<ShownEntry> found) {
        Optional<SeriesQuery> query = SeriesQuery.of(search);
        if (query.isEmpty()) {
            return found;
        }
        List<ShownEntry> all = new ArrayList<>(found);
        if (query.get().days()) {
            all.addAll(days(query.get(), search.after(), search.limit()));
        }
        if (query.get().samples()) {
            all.addAll(samples(query.get(), search.after(), search.limit()));
        }
        all.sort(Comparator.comparing(ShownEntry::id));
        return all.size() > search.limit() ? List.copyOf(all.subList(0, search.limit())) : all;
    }

    @Override
    public long count(EntrySearch search) {
        long count = entries.count(search);
        Optional<SeriesQuery> query = SeriesQuery.of(search);
        if (query.isPresent() && query.get().days()) {
            count += days(query.get(), Optional.empty(), Integer.MAX_VALUE).size();
        }
        if (query.isPresent() && query.get().samples()) {
            count += samples(query.get(), Optional.empty(), Integer.MAX_VALUE).size();
        }
        return count;
    }

    private List<ShownEntry> days(SeriesQuery query, Optional<EntryId> after, int limit) {
        List<ShownEntry> found = new ArrayList<>();
        Optional<String> from = after.map(EntryId::value);
        for (boolean more = true; more && found.size() < limit; ) {
            int wanted = Math.min(limit - found.size(), EntrySearch.MAX_LIMIT);
            List<ShownDay> page = series.search(query.days(from, wanted));
            page.stream().filter(query::finds).forEach(day -> found.add(day(day)));
            more = page.size() == wanted;
            from = more ? Optional.of(page.get(page.size() - 1).key().id().value()) : from;
        }
        return found;
    }

    private List<ShownEntry> samples(SeriesQuery query, Optional<EntryId> after, int limit) {
        if (query.ids().isPresent()) {
            return byId(query, query.ids().get(), after, limit);
        }
        List<ShownEntry> found = new ArrayList<>();
        // The page before may have ended within a day.
        Optional<String> from = after.map(SampleIds::dayStart);
        for (boolean more = true; more && found.size() < limit; ) {
            List<ShownDay> page = series.search(query.samples(from, DAYS_AT_ONCE));
            List<ShownDay> wanted = page.stream().filter(query::mayHold).toList();
            samples(wanted).stream()
                    .filter(sample -> after.isEmpty() || sample.id().compareTo(after.get()) > 0)
                    .filter(sample -> query.finds(sample.id(), sample.sample()))
                    .sorted(Comparator.comparing(Found::id))
                    .limit(limit - found.size())
                    .forEach(sample -> found.add(sample.entry()));
            more = page.size() == DAYS_AT_ONCE;
            from = more ? Optional.of(page.get(page.size() - 1).key().id().value()) : from;
        }
        return found;
    }

    private List<ShownEntry> byId(SeriesQuery query, Set<EntryId> ids, Optional<EntryId> after, int limit) {
        return ids.stream()
                .limit(MAX_SAMPLES_BY_ID)
                .flatMap(id -> found(id).stream())
                .filter(sample -> query.reaches(sample.day()) && query.finds(sample.id(), sample.sample()))
                .filter(sample -> after.isEmpty() || sample.id().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(Found::id))
                .limit(limit)
                .map(Found::entry)
                .toList();
    }

    /** A sample with its id; its Observation is written only when it is wanted. */
    private record Found(ShownDay day, EntryId id, ShownSample sample) {
        ShownEntry entry() {
            Instant start = sample.sample().start();
            return new ShownEntry(
                    id,
                    day.key().subject(),
                    SeriesQuery.TYPE,
                    false,
                    true,
                    Optional.empty(),
                    Observations.version(sample),
                    sample.updated(),
                    Observations.sample(day.key(), id, sample),
                    Optional.of(new Period(start, sample.sample().end())),
                    day.lastWrite());
        }
    }

    private List<Found> samples(List<ShownDay> days) {
        Map<EntryId, ShownDay> byId = new LinkedHashMap<>();
        days.forEach(day -> byId.put(day.key().id(), day));
        Map<EntryId, StoredDay> stored = byId.isEmpty() ? Map.of() : series.days(byId.keySet());
        Map<DayKey, List<ShownSample>> shown = Buckets.shown(stored.values(), series);
        List<Found> found = new ArrayList<>();
        byId.forEach((id, day) -> shown.getOrDefault(day.key(), List.of())
                .forEach(sample -> found.add(new Found(day, SampleIds.of(id, sample.sample()), sample))));
        return found;
    }

    private static ShownEntry day(ShownDay day) {
        Summary summary = day.portion().summary();
        return new ShownEntry(
                day.key().id(),
                day.key().subject(),
                SeriesQuery.TYPE,
                false,
                true,
                Optional.empty(),
                day.portion().version(),
                day.portion().updated(),
                day.resource(),
                summary.from().map(from -> new Period(from, summary.to().orElse(from))),
                day.lastWrite());
    }

    @Override
    public Belongings belongings(SubjectId subject) {
        return entries.belongings(subject);
    }

    @Override
    public Map<SubjectId, StoredSubject> subjects(Collection<SubjectId> ids) {
        return entries.subjects(ids);
    }

    @Override
    public Map<SubjectId, StoredPerson> personsOf(Collection<SubjectId> subjects) {
        return new HashMap<>(entries.personsOf(subjects));
    }
}
