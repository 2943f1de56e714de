package health.tributary.record.replay;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.apply.Applier;
import health.tributary.record.apply.Manifest;
import health.tributary.record.apply.StatementStore;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.apply.StoredSubject;
import health.tributary.record.fold.EntrySet;
import health.tributary.record.fold.EntrySetCodec;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Shown;
import health.tributary.record.fold.SlotDifference;
import health.tributary.record.replay.Rehearsed.Said;
import health.tributary.record.replay.Rehearsed.Word;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.series.StoredDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies batches to copies in memory, by the very steps that apply them in earnest, and tells what readers would see otherwise.
 * Changes nothing. What several batches say of one entry is told as their common outcome; so batches of one patient belong together.
 */
public final class Rehearsal {
    private static final long CACHE_BYTES = 1 << 20;

    private final StatementStore record;
    private final SeriesStore series;

    /** A rehearsal on what is stored; both are only read. */
    public Rehearsal(StatementStore record, SeriesStore series) {
        this.record = record;
        this.series = series;
    }

    /** What would come of these batches. */
    public Rehearsed rehearse(List<StatementBatch> batches) {
        Overlay overlay = new Overlay(record);
        DaysOverlay days = new DaysOverlay(series);
        new Applier(overlay, days, subjects -> {}, CACHE_BYTES).apply(batches);
        List<Rehearsed.Entry> entries = new ArrayList<>();
        Map<EntryId, StoredEntry> before = record.entries(overlay.written().keySet());
        overlay.written()
                .forEach((id, after) ->
                        entry(Optional.ofNullable(before.get(id)), after).ifPresent(entries::add));
        Map<EntryId, StoredDay> daysBefore = series.days(days.written().keySet());
        days.written()
                .forEach((id, after) ->
                        day(Optional.ofNullable(daysBefore.get(id)), after).ifPresent(entries::add));
        return new Rehearsed(words(batches, overlay, days, before, daysBefore), entries);
    }

    private static Optional<Rehearsed.Entry> entry(Optional<StoredEntry> before, StoredEntry after) {
        Shown was = before.map(Rehearsal::shown).orElse(Shown.nothing(after.id()));
        Shown is = shown(after);
        List<SlotDifference> slots = SlotDifference.between(was, is);
        return slots.isEmpty() && was.exists() == is.exists()
                ? Optional.empty()
                : Optional.of(new Rehearsed.Entry(
                        after.subject(),
                        after.directory(),
                        after.type(),
                        after.id(),
                        was.exists(),
                        is.exists(),
                        slots));
    }

    private static Shown shown(StoredEntry stored) {
        return Fold.fold(stored.id(), set(stored));
    }

    private static EntrySet set(StoredEntry stored) {
        return stored.set().length == 0 ? EntrySet.empty(stored.directory()) : EntrySetCodec.decode(stored.set());
    }

    /** A day is shown as one Observation: it is told whole. */
    private static Optional<Rehearsed.Entry> day(Optional<StoredDay> before, StoredDay after) {
        Optional<String> was = before.map(StoredDay::resource).filter(json -> !json.isEmpty());
        Optional<String> is = Optional.of(after.resource()).filter(json -> !json.isEmpty());
        return was.equals(is)
                ? Optional.empty()
                : Optional.of(new Rehearsed.Entry(
                        after.key().subject(),
                        false,
                        "Observation",
                        after.key().id(),
                        was.isPresent(),
                        is.isPresent(),
                        List.of(new SlotDifference("readings", was, is))));
    }

    private List<Word> words(
            List<StatementBatch> batches,
            Overlay overlay,
            DaysOverlay days,
            Map<EntryId, StoredEntry> before,
            Map<EntryId, StoredDay> daysBefore) {
        List<StatementBatch> patients =
                batches.stream().filter(batch -> !batch.directory()).toList();
        Map<Manifest.Key, Manifest> applied = record.manifests(
                patients.stream().map(Rehearsal::key).distinct().toList());
        Map<SubjectId, StoredSubject> subjects =
                record.subjects(overlay.heardOf().keySet());
        List<Word> words = new ArrayList<>();
        for (StatementBatch batch : patients) {
            Manifest.Key key = key(batch);
            Said said = Said.NEW;
            if (applied.containsKey(key)) {
                Manifest now = overlay.applied().getOrDefault(key, applied.get(key));
                StoredSubject after = overlay.heardOf().get(key.subject());
                boolean same = sameLists(key, Optional.ofNullable(subjects.get(key.subject())), after)
                        && now.entries().stream().allMatch(id -> sameEntry(key, id, overlay, before))
                        && now.entries().stream().allMatch(id -> sameDay(id, days, daysBefore));
                said = same ? Said.SAME : Said.OTHER;
            }
            words.add(new Word(key.message(), key.subject(), said));
        }
        return words;
    }

    private static boolean sameEntry(Manifest.Key key, EntryId id, Overlay overlay, Map<EntryId, StoredEntry> before) {
        StoredEntry after = overlay.written().get(id);
        if (after == null) {
            return true;
        }
        EntrySet was = before.containsKey(id) ? set(before.get(id)) : EntrySet.empty(after.directory());
        return was.saysTheSame(set(after), key.message());
    }

    private static boolean sameDay(EntryId id, DaysOverlay days, Map<EntryId, StoredDay> before) {
        StoredDay after = days.written().get(id);
        return after == null
                || after.resource()
                        .equals(Optional.ofNullable(before.get(id))
                                .map(StoredDay::resource)
                                .orElse(""));
    }

    /** Whether the message's complete lists are the same. */
    private static boolean sameLists(Manifest.Key key, Optional<StoredSubject> before, StoredSubject after) {
        return after == null || lists(before).saysTheSame(lists(Optional.of(after)), key.message());
    }

    private static EntrySet lists(Optional<StoredSubject> subject) {
        byte[] bytes = subject.map(StoredSubject::snapshots).orElse(new byte[0]);
        return bytes.length == 0 ? EntrySet.empty(false) : EntrySetCodec.decode(bytes);
    }

    private static Manifest.Key key(StatementBatch batch) {
        return new Manifest.Key(batch.subject(), batch.origin().message());
    }
}
