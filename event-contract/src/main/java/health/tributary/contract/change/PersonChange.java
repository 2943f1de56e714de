package health.tributary.contract.change;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.List;
import java.util.Objects;

/**
 * Subjects were linked or unlinked, or entries moved from or to one of them.
 *
 * @param person the person's current id
 * @param members the subjects that it consists of now
 * @param former the ids under which it was known
 * @param moves the entries that moved, as the record keeps them: to be compared, not read
 * @param write what the write was
 * @param snapshotRead whether the capture read it anew from the store
 */
public record PersonChange(
        PersonId person,
        List<SubjectId> members,
        List<PersonId> former,
        List<String> moves,
        LastWrite write,
        boolean snapshotRead)
        implements Change {
    public PersonChange {
        Objects.requireNonNull(person);
        members = List.copyOf(members);
        former = List.copyOf(former);
        moves = List.copyOf(moves);
        Objects.requireNonNull(write);
    }
}
