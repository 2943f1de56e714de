package health.tributary.normalizer.normalize.draft;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An assertion about one entry while a message is read: its slots as they are found. */
public final class EntryDraft {
    private static final int USUAL_SLOTS = 16;

    private final EntryId entry;
    private final String type;
    private final List<Slot> slots = new ArrayList<>(USUAL_SLOTS);

    EntryDraft(EntryId entry, String type) {
        this.entry = entry;
        this.type = type;
    }

    /** The entry that is asserted. */
    public EntryId entry() {
        return entry;
    }

    /** The resource type. */
    public String type() {
        return type;
    }

    /** Adds a slot; one with the same key said earlier is replaced: the later place in a message wins. */
    public void put(Slot slot) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).key().equals(slot.key())) {
                slots.set(i, slot);
                return;
            }
        }
        slots.add(slot);
    }

    /** Adds a slot unless the entry has one of that key already: for what holds only where the message says nothing better. */
    public void putIfAbsent(Slot slot) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).key().equals(slot.key())) {
                return;
            }
        }
        slots.add(slot);
    }

    /** Gives what a slot says a rank, if it is said. */
    public void rank(String key, int rank) {
        slots.replaceAll(slot -> slot.key().equals(key) ? slot.withRank(rank) : slot);
    }

    /** Gives all that is said so far a rank. */
    public void rank(int rank) {
        slots.replaceAll(slot -> slot.withRank(rank));
    }

    Assert statement(int position, Optional<Instant> stated) {
        return new Assert(position, entry, type, stated, Mode.DELTA, slots);
    }
}
