package health.tributary.record.identity;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.List;

/**
 * A group of subjects that are one human being.
 *
 * @param id of the member with the earliest first receipt (the smallest id where two tie; a subject of which nothing was received yet comes last)
 * @param members sorted
 * @param former the ids under which the other members were or would be persons: all of them lead here
 */
public record Person(PersonId id, List<SubjectId> members, List<PersonId> former) {
    public Person {
        members = List.copyOf(members);
        former = List.copyOf(former);
    }
}
