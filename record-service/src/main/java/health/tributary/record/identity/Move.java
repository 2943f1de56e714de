package health.tributary.record.identity;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import java.util.Objects;

/**
 * An entry that stands in another subject's record than its own, with all that names it as its encounter or account.
 *
 * @param type {@code Encounter} or {@code Account}
 * @param entry which
 * @param from its subject, whose statements it is made of for ever
 * @param to the subject whose it is now
 */
public record Move(String type, EntryId entry, SubjectId from, SubjectId to) {
    public Move {
        Objects.requireNonNull(type);
        Objects.requireNonNull(entry);
        if (from.equals(to)) {
            throw new IllegalArgumentException("a move goes to another subject");
        }
    }
}
