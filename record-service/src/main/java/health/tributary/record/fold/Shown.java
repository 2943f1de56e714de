package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.LinkId;
import health.tributary.contract.statement.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an entry shows: a pure function of its set.
 *
 * @param entry which
 * @param existence whether it is there
 * @param since the first clock of the final run of this existence; of an alias, the clock that made it one; empty for UNKNOWN
 * @param slots by key, with those that are empty now; kept through a retraction, so that a restored entry is as before
 * @param aliasOf the entry that this one is in truth: it then shows nothing itself
 * @param latest the latest clock of all that counted
 * @param snapshotRank the strongest rank with which a snapshot cleared what it did not name
 */
public record Shown(
        EntryId entry,
        Existence existence,
        Optional<Clock> since,
        Map<String, ShownSlot> slots,
        Optional<EntryId> aliasOf,
        Optional<Clock> latest,
        int snapshotRank) {
    public Shown {
        Objects.requireNonNull(entry);
        Objects.requireNonNull(existence);
        Objects.requireNonNull(since);
        Objects.requireNonNull(slots);
        Objects.requireNonNull(aliasOf);
        Objects.requireNonNull(latest);
    }

    /** An entry of which nothing was said. */
    public static Shown nothing(EntryId entry) {
        return new Shown(entry, Existence.UNKNOWN, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), 0);
    }

    /** Whether a reader finds it. */
    public boolean exists() {
        return existence == Existence.PRESENT;
    }

    /** The JSON texts of an element's visible slots, in the order in which they are joined. */
    public List<String> element(String element) {
        TreeMap<String, String> parts = new TreeMap<>(NaturalOrder.INSTANCE);
        slots.forEach((key, slot) -> {
            if (slot.visible() && slot.slot().element().equals(element)) {
                parts.put(key, slot.slot().json());
            }
        });
        return List.copyOf(parts.values());
    }

    /** The identifiers through which a Patient's subject may be linked (slots {@code ~link#…}), sorted; of a retracted one, none. */
    public List<LinkId> links() {
        TreeSet<LinkId> links = new TreeSet<>();
        if (exists()) {
            slots.forEach((key, slot) -> {
                if (slot.slot().element().equals("~link") && !slot.slot().clears()) {
                    for (String quoted : slot.slot().json().split(",", -1)) {
                        String text = quoted.strip();
                        if (text.length() > 2) {
                            links.add(new LinkId(text.substring(1, text.length() - 1)));
                        }
                    }
                }
            });
        }
        return List.copyOf(new ArrayList<>(links));
    }

    /** Whether a reader of the resource sees the same elements (the version may still differ: see {@link CanonicalResource}). */
    public boolean sameContent(Shown other) {
        return exists() == other.exists() && (!exists() || (covers(other) && other.covers(this)));
    }

    private boolean covers(Shown other) {
        for (Map.Entry<String, ShownSlot> one : other.slots.entrySet()) {
            if (one.getValue().visible()) {
                ShownSlot mine = slots.get(one.getKey());
                if (mine == null
                        || !Objects.equals(
                                mine.slot().json(), one.getValue().slot().json())) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Shown(" + entry + ", " + existence + ", " + slots.size() + " slots, redacted)";
    }
}
