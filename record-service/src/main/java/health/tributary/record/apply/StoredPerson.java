package health.tributary.record.apply;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import java.util.List;
import java.util.Objects;

/**
 * A person who has or had at least two subjects. A subject in no person's members is a person of its own.
 *
 * @param members the subjects, sorted; empty when all of them belong to other persons now
 * @param former ids under which the members were known and which are not the current one, sorted
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 */
public record StoredPerson(
        PersonId id, List<SubjectId> members, List<PersonId> former, long revision, LastWrite lastWrite) {
    public StoredPerson {
        Objects.requireNonNull(id);
        members = List.copyOf(members);
        former = List.copyOf(former);
        Objects.requireNonNull(lastWrite);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }
}
