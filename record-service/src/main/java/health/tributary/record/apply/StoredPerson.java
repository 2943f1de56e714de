package health.tributary.record.apply;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.identity.Move;
import java.util.List;
import java.util.Objects;

/**
 * A person who has or had at least two subjects, or whose entries were moved. A subject in no person's members is a person of
 * its own.
 *
 * @param members the subjects, sorted; empty when all of them belong to other persons now
 * @param former ids under which the members were known and which are not the current one, sorted
 * @param moves entries of the members that are another person's now, and entries of others that are this one's, in order of
 *     their ids
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 */
public record StoredPerson(
        PersonId id,
        List<SubjectId> members,
        List<PersonId> former,
        List<Move> moves,
        long revision,
        LastWrite lastWrite) {
    public StoredPerson {
        Objects.requireNonNull(id);
        members = List.copyOf(members);
        former = List.copyOf(former);
        moves = List.copyOf(moves);
        Objects.requireNonNull(lastWrite);
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
    }

    /** A person of whom nothing was moved. */
    public StoredPerson(
            PersonId id, List<SubjectId> members, List<PersonId> former, long revision, LastWrite lastWrite) {
        this(id, members, former, List.of(), revision, lastWrite);
    }
}
