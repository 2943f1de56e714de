package health.tributary.record.apply;

import health.tributary.contract.SubjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Entries that stand in another record than that of their own subject: visits and accounts, each with all that hangs on it
 * ({@link ShownEntry#hangsOn}).
 *
 * @param away visits and accounts of a person's own subjects that are elsewhere, as references
 * @param here of other subjects, those that are the person's
 */
public record Moved(Set<String> away, Map<SubjectId, Set<String>> here) {
    /** Every entry is with its own subject. */
    public static final Moved NOTHING = new Moved(Set.of(), Map.of());

    public Moved {
        away = Set.copyOf(away);
        Map<SubjectId, Set<String>> copy = new HashMap<>();
        here.forEach((subject, references) -> copy.put(subject, Set.copyOf(references)));
        here = Map.copyOf(copy);
    }

    /** Whether there is nothing. */
    public boolean nothing() {
        return away.isEmpty() && here.isEmpty();
    }

    /** Whether an entry is among those that a person with these subjects shows. */
    public boolean shows(Set<SubjectId> subjects, ShownEntry entry) {
        return subjects.contains(entry.subject())
                ? !entry.of(away)
                : entry.of(here.getOrDefault(entry.subject(), Set.of()));
    }
}
