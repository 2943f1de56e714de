package health.tributary.notification.match;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who a subject is now.
 *
 * @param members all subjects that the person consists of
 * @param away visits and accounts of the members that are another subject's now, as references, and whose
 */
public record Person(PersonId id, Set<SubjectId> members, Map<String, SubjectId> away) {
    public Person {
        Objects.requireNonNull(id);
        members = Set.copyOf(members);
        away = Map.copyOf(away);
    }

    /** A person of whom nothing was moved. */
    public Person(PersonId id, Set<SubjectId> members) {
        this(id, members, Map.of());
    }

    /**
     * Whose an entry of a member is now: empty if it is still the member's.
     *
     * @param reference to the entry, {@code Type/id}
     * @param hangsOn the visits that it says it is of, else the accounts
     */
    public Optional<SubjectId> movedTo(String reference, Set<String> hangsOn) {
        return away.entrySet().stream()
                .filter(moved -> moved.getKey().equals(reference) || hangsOn.contains(moved.getKey()))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    /** The person that an unlinked subject is. */
    public static Person alone(SubjectId subject) {
        return new Person(PersonId.of(subject), Set.of(subject));
    }
}
