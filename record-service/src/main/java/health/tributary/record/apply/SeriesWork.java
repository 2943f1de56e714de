package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Statement;
import health.tributary.record.series.Bucket;
import health.tributary.record.series.DayDraft;
import health.tributary.record.series.DayKey;
import health.tributary.record.series.Heard;
import health.tributary.record.series.Observations;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.series.StoredDay;
import health.tributary.record.series.StoredSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies readings: a poll's samples by day, each day read once and written once, and no other day touched. */
final class SeriesWork {
    /** Days that are read and written at once: a full one takes some 600 kB of heap. */
    private static final int DAYS_AT_ONCE = 64;

    private final SeriesStore store;

    SeriesWork(SeriesStore store) {
        this.store = store;
    }

    /** What a poll says of a day. */
    private static final class Said {
        private final List<Bucket> buckets = new ArrayList<>();
        private final List<Heard> heard = new ArrayList<>();
        private DayKey key;
        private Admitted last;
        private boolean live;

        void because(Admitted one) {
            last = one;
            live |= !one.origin().backfill();
        }
    }

    /** Writes what is new; the subjects that must be planned anew. */
    Set<SubjectId> apply(List<Admitted> admitted, Set<SubjectId> without, Applied.Tally tally) {
        Map<EntryId, Said> days = new LinkedHashMap<>();
        for (Admitted one : admitted) {
            if (!without.contains(one.batch().subject())) {
                gather(one, days);
            }
        }
        Set<SubjectId> again = new LinkedHashSet<>();
        List<EntryId> ids = List.copyOf(days.keySet());
        for (int from = 0; from < ids.size(); from += DAYS_AT_ONCE) {
            Map<EntryId, Said> some = new LinkedHashMap<>();
            ids.subList(from, Math.min(from + DAYS_AT_ONCE, ids.size())).forEach(id -> some.put(id, days.get(id)));
            write(some, again, tally);
        }
        return again;
    }

    private static void gather(Admitted one, Map<EntryId, Said> days) {
        for (EntryId older : one.older()) {
            Said said = days.computeIfAbsent(older, id -> new Said());
            said.because(one);
            said.heard.add(new Heard(one.origin().message(), one.origin().received(), one.mapping()));
        }
        if (one.kind() == Admitted.Kind.STATEMENTS) {
            for (Statement statement : one.batch().statements()) {
                if (statement instanceof Readings readings) {
                    DayKey key = new DayKey(one.batch().subject(), readings.metric(), readings.day());
                    Said said = days.computeIfAbsent(key.id(), id -> new Said());
                    said.because(one);
                    said.key = key;
                    said.buckets.add(Bucket.of(one.origin(), one.batch().mappingVersion(), readings));
                }
            }
        }
    }

    private void write(Map<EntryId, Said> days, Set<SubjectId> again, Applied.Tally tally) {
        Map<EntryId, StoredDay> stored = store.days(days.keySet());
        Map<EntryId, DayDraft> drafts = new LinkedHashMap<>();
        days.forEach((id, said) -> {
            Optional<StoredDay> day = Optional.ofNullable(stored.get(id));
            // What a message said before need not be of a day: its other entries are no days.
            Optional.ofNullable(said.key)
                    .or(() -> day.map(StoredDay::key))
                    .ifPresent(key -> drafts.put(id, new DayDraft(key, day, Bucket.union(said.buckets), said.heard)));
        });
        read(drafts.values());
        Map<EntryId, DayDraft.Written> writes = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> {
            Said said = days.get(id);
            draft.written(
                            EntryWork.lastWrite(WriteKind.CONFIRMED, said.last.origin(), said.live),
                            portion -> Observations.day(draft.key(), portion))
                    .ifPresent(written -> writes.put(id, written));
        });
        write(writes, drafts, again, tally);
    }

    private void read(Collection<DayDraft> drafts) {
        for (boolean more = true; more; ) {
            Map<DayDraft, Set<StoredSlice.Key>> missing = new HashMap<>();
            Set<StoredSlice.Key> all = new LinkedHashSet<>();
            for (DayDraft draft : drafts) {
                Set<StoredSlice.Key> slices = draft.missing();
                if (!slices.isEmpty()) {
                    missing.put(draft, slices);
                    all.addAll(slices);
                }
            }
            more = !missing.isEmpty();
            if (more) {
                Map<StoredSlice.Key, StoredSlice> found = store.slices(all);
                missing.forEach((draft, slices) -> draft.tell(slices, found));
            }
        }
    }

    private void write(
            Map<EntryId, DayDraft.Written> writes,
            Map<EntryId, DayDraft> drafts,
            Set<SubjectId> again,
            Applied.Tally tally) {
        List<StoredSlice> slices = new ArrayList<>();
        writes.values().forEach(written -> slices.addAll(written.slices()));
        Set<EntryId> overtaken = new LinkedHashSet<>();
        if (!slices.isEmpty()) {
            store.writeSlices(slices).forEach(key -> overtaken.add(key.day()));
        }
        List<StoredDay> documents = new ArrayList<>();
        writes.forEach((id, written) -> {
            if (!overtaken.contains(id)) {
                written.day().ifPresent(documents::add);
            }
        });
        if (!documents.isEmpty()) {
            overtaken.addAll(store.writeDays(documents));
        }
        List<StoredSlice> emptied = new ArrayList<>();
        writes.forEach((id, written) -> {
            if (overtaken.contains(id)) {
                again.add(drafts.get(id).key().subject());
            } else {
                emptied.addAll(written.emptied());
                tally.bucket();
            }
        });
        if (!emptied.isEmpty()) {
            // Nothing reads them any more: if another writer has them, let them be.
            store.writeSlices(emptied);
        }
        tally.conflicted(overtaken.size());
    }
}
