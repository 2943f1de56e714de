package health.tributary.notification.match;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.Objects;
import java.util.Set;

/** Who a subject is now: the person, and all subjects that it consists of. */
public record Person(PersonId id, Set<SubjectId> members) {
    public Person {
        Objects.requireNonNull(id);
        members = Set.copyOf(members);
    }

    /** The person that an unlinked subject is. */
    public static Person alone(SubjectId subject) {
        return new Person(PersonId.of(subject), Set.of(subject));
    }
}
