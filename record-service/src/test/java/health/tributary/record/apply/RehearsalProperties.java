package health.tributary.record.apply;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.fold.SlotDifference;
import health.tributary.record.replay.Rehearsal;
import health.tributary.record.replay.Rehearsed;
import health.tributary.record.series.MemorySeriesStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A rehearsal tells exactly what applying then makes of it, and leaves the store alone. */
class RehearsalProperties {
    private static final int MESSAGES = 16;

    @Property(tries = 200)
    void whatIsRehearsedIsWhatThenHappens(@ForAll long seed) {
        Random random = new Random(seed);
        List<StatementBatch> batches = Histories.of(random, MESSAGES, true);
        int cut = random.nextInt(batches.size());
        MemoryRecordStore store = new MemoryRecordStore();
        MemorySeriesStore series = new MemorySeriesStore();
        Applier applier = new Applier(store, series, touched -> {}, 1 << 20);
        applier.apply(batches.subList(0, cut));
        List<StatementBatch> rest = batches.subList(cut, batches.size());
        Map<EntryId, StoredEntry> before = entries(store);
        long writes = store.writes();

        Rehearsed rehearsed = new Rehearsal(store, series).rehearse(rest);

        assertThat(store.writes()).isEqualTo(writes);
        applier.apply(rest);
        Map<EntryId, List<SlotDifference>> told = new HashMap<>();
        rehearsed.entries().forEach(entry -> told.put(entry.id(), entry.slots()));
        Map<EntryId, List<SlotDifference>> happened = new HashMap<>();
        entries(store).forEach((id, after) -> {
            boolean was = before.containsKey(id) && before.get(id).exists();
            List<SlotDifference> slots = SlotDifference.between(
                    KnownEntry.read(before.getOrDefault(id, nothing(after))).shown(),
                    KnownEntry.read(after).shown());
            if (was != after.exists() || !slots.isEmpty()) {
                happened.put(id, slots);
            }
        });
        assertThat(told).isEqualTo(happened);
        assertThat(new Rehearsal(store, series).rehearse(batches).entries()).isEmpty();
    }

    private static Map<EntryId, StoredEntry> entries(MemoryRecordStore store) {
        Map<EntryId, StoredEntry> entries = new HashMap<>();
        store.allEntries().forEach(entry -> entries.put(entry.id(), entry));
        return entries;
    }

    private static StoredEntry nothing(StoredEntry like) {
        return new StoredEntry(
                like.id(),
                like.subject(),
                like.type(),
                like.directory(),
                1,
                new byte[0],
                false,
                like.aliasOf(),
                "",
                like.updated(),
                "",
                like.index(),
                like.lastWrite());
    }
}
