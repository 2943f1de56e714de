package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.statement.Clock;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Slot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The fold under way: hears statements in clock order. Of each slot the winner is the greatest by (rank, clock) among the
 * writes to it and the snapshots that do not name it, so a statement of a lower rank than the slot's winner changes nothing.
 */
final class FoldState {
    private final EntryId entry;
    private final Map<String, ShownSlot> slots;
    private Existence existence;
    private Optional<Clock> since;
    private Optional<Clock> latest;
    private int snapshotRank;

    FoldState(Shown from) {
        this.entry = from.entry();
        this.slots = new HashMap<>(from.slots());
        this.existence = from.existence();
        this.since = from.since();
        this.latest = from.latest();
        this.snapshotRank = from.snapshotRank();
    }

    Shown shown() {
        return new Shown(entry, existence, since, slots, Optional.empty(), latest, snapshotRank);
    }

    void hear(Said said) {
        latest = Optional.of(said.clock());
        if (said.content() instanceof Content.Asserted asserted) {
            exist(Existence.PRESENT, said);
            for (Slot slot : asserted.slots()) {
                write(slot, said.clock(), said.first(), said.feed(), said.mappingVersion());
            }
            Slot tag = FeedTag.slot(said.feed(), asserted.rank());
            write(tag, said.clock(), said.first(), said.feed(), said.mappingVersion());
            if (asserted.mode() == Mode.SNAPSHOT) {
                clearUnnamed(asserted, tag.key(), said);
            }
        } else if (said.content() instanceof Content.Retracted || existence == Existence.PRESENT) {
            // A set snapshot says nothing of what was not there before it: else a mark would make an entry known.
            exist(Existence.RETRACTED, said);
        }
    }

    private void exist(Existence now, Said said) {
        if (existence != now) {
            existence = now;
            since = Optional.of(said.first());
        }
    }

    private void write(Slot slot, Clock clock, Clock first, FeedId feed, int mappingVersion) {
        ShownSlot old = slots.get(slot.key());
        if (slot.rank() < (old == null ? snapshotRank : old.slot().rank())) {
            return;
        }
        boolean same = old != null && Objects.equals(old.slot().json(), slot.json());
        boolean hadValue = !slot.clears() || (old != null && old.hadValue());
        slots.put(slot.key(), new ShownSlot(slot, clock, same ? old.since() : first, hadValue, feed, mappingVersion));
    }

    // What no slot exists for yet is remembered as a rank alone: a later, weaker write to it loses all the same.
    private void clearUnnamed(Content.Asserted snapshot, String tag, Said said) {
        int rank = snapshot.rank();
        Set<String> named = new HashSet<>();
        named.add(tag);
        for (Slot slot : snapshot.slots()) {
            named.add(slot.key());
        }
        for (Map.Entry<String, ShownSlot> one : slots.entrySet()) {
            ShownSlot old = one.getValue();
            if (!named.contains(one.getKey()) && old.slot().rank() <= rank) {
                Slot cleared = new Slot(one.getKey(), rank, null, "", ShownSlot.NOT_IN_SNAPSHOT);
                Clock began = old.slot().clears() ? old.since() : said.first();
                one.setValue(new ShownSlot(
                        cleared, said.clock(), began, old.hadValue(), said.feed(), said.mappingVersion()));
            }
        }
        snapshotRank = Math.max(snapshotRank, rank);
    }
}
