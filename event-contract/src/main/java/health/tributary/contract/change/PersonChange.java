package health.tributary.contract.change;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.List;
import java.util.Objects;

/**
 * Subjects were linked or unlinked.
 *
 * @param person the person's current id
 * @param members the subjects that it consists of now
 * @param former the ids under which it was known
 * @param write what the write was
 * @param snapshotRead whether the capture read it anew from the store
 */
public record PersonChange(
        PersonId person, List<SubjectId> members, List<PersonId> former, LastWrite write, boolean snapshotRead)
        implements Change {
    public PersonChange {
        Objects.requireNonNull(person);
        members = List.copyOf(members);
        former = List.copyOf(former);
        Objects.requireNonNull(write);
    }
}
