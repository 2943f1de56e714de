package health.tributary.record.fold;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Invariant 3: the record is a pure function of what was received, not of how. Seeds are histories. */
class FoldProperties {
    @Property(tries = 3_000)
    void whateverTheOrderTheRecordIsTheSameByteForByte(@ForAll long seed) {
        RandomHistory history = new RandomHistory(seed);
        List<StatementBatch> batches = history.batches();
        Map<EntryId, String> expected = record(batches).shown();
        for (int i = 0; i < 3; i++) {
            assertThat(record(history.disturbed(batches)).shown()).isEqualTo(expected);
        }
    }

    @Property(tries = 1_000)
    void aRecordThatHasEverythingIsChangedByNothingThatComesAgain(@ForAll long seed) {
        RandomHistory history = new RandomHistory(seed);
        List<StatementBatch> batches = history.batches();
        ModelRecord record = record(batches);
        for (EntryId entry : history.entries()) {
            EntrySet before = record.set(entry);
            history.disturbed(batches).forEach(record::apply);
            assertThat(record.set(entry)).isSameAs(before);
        }
    }

    @Property(tries = 2_000)
    void joinIsAssociativeCommutativeAndIdempotent(@ForAll long seed, @ForAll boolean directory) {
        RandomHistory history = new RandomHistory(seed);
        EntryId entry = history.entries().get(0);
        EntrySet a = set(directory, entry, history.of(entry));
        EntrySet b = set(directory, entry, history.of(entry));
        EntrySet c = set(directory, entry, history.of(entry));
        assertThat(a.join(b)).isEqualTo(b.join(a));
        assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
        assertThat(a.join(a)).isSameAs(a);
        assertThat(a.join(b).join(a)).isEqualTo(a.join(b));
        assertThat(a.join(b).join(b)).isEqualTo(a.join(b));
        assertThat(EntrySetCodec.encode(a.join(b))).isEqualTo(EntrySetCodec.encode(b.join(a)));
    }

    @Property(tries = 2_000)
    void splitIntoAnyBatchesAndJoinedTheSetIsTheSame(@ForAll long seed, @ForAll boolean directory) {
        RandomHistory history = new RandomHistory(seed);
        EntryId entry = history.entries().get(0);
        List<StatementBatch> all = history.of(entry);
        Random random = new Random(seed);
        EntrySet[] parts = {EntrySet.empty(directory), EntrySet.empty(directory), EntrySet.empty(directory)};
        for (StatementBatch one : all) {
            int part = random.nextInt(parts.length);
            parts[part] = said(parts[part], entry, one);
        }
        EntrySet whole = set(directory, entry, history.disturbed(all));
        assertThat(parts[2].join(parts[0]).join(parts[1])).isEqualTo(whole);
    }

    @Property(tries = 2_000)
    void advancingIsTheSameAsFoldingAnew(@ForAll long seed, @ForAll boolean directory) {
        RandomHistory history = new RandomHistory(seed);
        EntryId entry = history.entries().get(0);
        EntrySet set = EntrySet.empty(directory);
        Shown shown = Shown.nothing(entry);
        for (StatementBatch one : history.of(entry)) {
            Statement statement = one.statements().get(0);
            EntrySet after = said(set, entry, one);
            shown = statement instanceof SetSnapshot
                    ? Fold.fold(entry, after)
                    : Fold.advance(shown, set, after, one.origin(), statement, one.mappingVersion());
            set = after;
            assertThat(shown).isEqualTo(Fold.fold(entry, set));
        }
    }

    @Property(tries = 1_000)
    void everyShownSlotIsTheStrongestCandidateOfItsTrace(@ForAll long seed) {
        RandomHistory history = new RandomHistory(seed);
        ModelRecord record = record(history.batches());
        for (EntryId entry : history.entries()) {
            Shown shown = record.shown(entry);
            Trace.trace(entry, record.set(entry)).forEach((key, candidates) -> {
                Trace.Candidate winner = candidates.get(0);
                assertThat(winner.outcome()).isEqualTo(Trace.Outcome.WON);
                String json = shown.slots().containsKey(key)
                        ? shown.slots().get(key).slot().json()
                        : null;
                if (shown.aliasOf().isEmpty()) {
                    assertThat(json).isEqualTo(winner.slot().json());
                }
            });
        }
    }

    @Property(tries = 2_000)
    void theStoredFormKeepsTheSet(@ForAll long seed, @ForAll boolean directory) {
        RandomHistory history = new RandomHistory(seed);
        EntryId entry = history.entries().get(0);
        EntrySet set = set(directory, entry, history.of(entry));
        byte[] stored = EntrySetCodec.encode(set);
        EntrySet read = EntrySetCodec.decode(stored);
        if (!set.isEmpty()) {
            assertThat(read).isEqualTo(set);
        }
        assertThat(EntrySetCodec.encode(read)).isEqualTo(stored);
    }

    @Property(tries = 1_000)
    void damagedStoredSetsAreRefusedWithoutTheirContent(@ForAll long seed) {
        RandomHistory history = new RandomHistory(seed);
        EntryId entry = history.entries().get(0);
        byte[] stored = EntrySetCodec.encode(set(false, entry, history.of(entry)));
        Random random = new Random(seed);
        for (int i = 0; i < 5 && stored.length > 0; i++) {
            byte[] damaged = stored.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                EntrySetCodec.decode(damaged);
            } catch (UnreadableSet e) {
                assertThat(e.getCause()).isNull();
                assertThat(e.getMessage()).startsWith("stored set: ");
            }
        }
    }

    private static ModelRecord record(List<StatementBatch> batches) {
        ModelRecord record = new ModelRecord();
        batches.forEach(record::apply);
        return record;
    }

    private static EntrySet set(boolean directory, EntryId entry, List<StatementBatch> batches) {
        EntrySet set = EntrySet.empty(directory);
        for (StatementBatch batch : batches) {
            set = said(set, entry, batch);
        }
        return set;
    }

    private static EntrySet said(EntrySet set, EntryId entry, StatementBatch batch) {
        Statement statement = batch.statements().get(0);
        return statement instanceof SetSnapshot snapshot
                ? set.omitted(batch.origin(), snapshot, entry, batch.mappingVersion())
                : set.with(batch.origin(), statement, batch.mappingVersion());
    }
}
