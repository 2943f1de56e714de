package health.tributary.record.fold;

import health.tributary.contract.statement.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A slot that shows something else than before.
 *
 * @param slot its key
 * @param before the JSON that a reader saw: an object with the element, or a list of its items; empty where there was nothing
 * @param after the JSON that a reader would see
 */
public record SlotDifference(String slot, Optional<String> before, Optional<String> after) {
    public SlotDifference {
        Objects.requireNonNull(slot);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
    }

    /** What a reader sees otherwise of an entry, in the order of keys. Of an entry that is not there nothing is seen. */
    public static List<SlotDifference> between(Shown before, Shown after) {
        TreeSet<String> keys = new TreeSet<>(NaturalOrder.INSTANCE);
        keys.addAll(before.slots().keySet());
        keys.addAll(after.slots().keySet());
        List<SlotDifference> differences = new ArrayList<>();
        for (String key : keys) {
            Optional<String> was = seen(before, key);
            Optional<String> is = seen(after, key);
            if (!was.equals(is)) {
                differences.add(new SlotDifference(key, was, is));
            }
        }
        return differences;
    }

    private static Optional<String> seen(Shown shown, String key) {
        Map<String, ShownSlot> slots = shown.exists() ? shown.slots() : Map.of();
        return Optional.ofNullable(slots.get(key))
                .filter(ShownSlot::visible)
                .map(ShownSlot::slot)
                .map(SlotDifference::json);
    }

    private static String json(Slot slot) {
        return slot.repeats() ? '[' + slot.json() + ']' : '{' + slot.json() + '}';
    }

    @Override
    public String toString() {
        return "SlotDifference(" + slot + ", redacted)";
    }
}
