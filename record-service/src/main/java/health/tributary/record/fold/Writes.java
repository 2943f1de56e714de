package health.tributary.record.fold;

import health.tributary.contract.change.WriteKind;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a write to an entry is, told from what it showed before and shows now. */
public final class Writes {
    // Elsewhere rank 1 says that a message states what another one leaves to a default: a change of that is an update.
    private static final Set<String> RESULTS = Set.of("Observation", "DiagnosticReport");

    private Writes() {}

    /**
     * The kind of a write that changed the entry's set. (A set that did not change is not written at all.)
     *
     * <p>An entry that turns out to be another's alias is {@code CONFIRMED}: the thing is still there, under its other name.
     * So is a retraction of what nobody had seen.
     *
     * @param type the entry's: only a result can be corrected
     */
    public static WriteKind kind(Shown before, Shown after, String type) {
        if (after.aliasOf().isPresent() || before.sameContent(after)) {
            return WriteKind.CONFIRMED;
        }
        if (!after.exists()) {
            return WriteKind.RETRACTED;
        }
        if (!before.exists()) {
            return before.existence() == Existence.RETRACTED ? WriteKind.RESTORED : WriteKind.CREATED;
        }
        return RESULTS.contains(type) && corrects(before, after) ? WriteKind.CORRECTED : WriteKind.UPDATED;
    }

    /** Whether a value that a final result had shown is another now. */
    private static boolean corrects(Shown before, Shown after) {
        for (Map.Entry<String, ShownSlot> one : before.slots().entrySet()) {
            ShownSlot old = one.getValue();
            ShownSlot now = after.slots().get(one.getKey());
            if (old.visible()
                    && old.slot().rank() == 1
                    && (now == null
                            || !Objects.equals(old.slot().json(), now.slot().json()))) {
                return true;
            }
        }
        return false;
    }
}
