package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Mode;
import health.tributary.contract.statement.Slot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a statement says, apart from when and of which entry. */
public sealed interface Content {
    /**
     * A text that two contents share exactly when they say the same. Decides, alike in every order of arrival, between two
     * contents that claim the same place: that can only be a source's or a mapping's mistake, but must not depend on luck.
     */
    String canonical();

    /** The entry is there and these slots are so. */
    record Asserted(Mode mode, List<Slot> slots) implements Content {
        public Asserted {
            slots = List.copyOf(slots);
        }

        /** How strongly a snapshot clears what it does not name: as strongly as the strongest slot it does name. */
        int rank() {
            int rank = 0;
            for (Slot slot : slots) {
                rank = Math.max(rank, slot.rank());
            }
            return rank;
        }

        @Override
        public String canonical() {
            StringBuilder text = new StringBuilder(mode == Mode.SNAPSHOT ? "s" : "d");
            for (Slot slot : slots) {
                text.append('\n').append(slot.key()).append('\t').append(slot.rank());
                text.append('\t').append(slot.clears() ? "-" : "+" + slot.json());
                text.append('\t').append(slot.source()).append('\t').append(slot.rule());
            }
            return text.toString();
        }

        @Override
        public String toString() {
            return "Asserted(" + mode + ", " + slots.size() + " slots, redacted)";
        }
    }

    /** The entry is not there. */
    record Retracted() implements Content {
        @Override
        public String canonical() {
            return "r";
        }
    }

    /** A set snapshot of the entry's type did not name it. */
    record Omitted() implements Content {
        @Override
        public String canonical() {
            return "o";
        }
    }

    /** The entry is the same as the target. */
    record AliasOf(EntryId target) implements Content {
        @Override
        public String canonical() {
            return "a" + target.value();
        }
    }

    /** The subject's entries of a type are these and no others: kept with the subject, not with an entry. */
    record Members(String type, Set<EntryId> members) implements Content {
        public Members {
            members = Set.copyOf(members);
        }

        @Override
        public String canonical() {
            return "m" + type + new TreeSet<>(members);
        }
    }
}
