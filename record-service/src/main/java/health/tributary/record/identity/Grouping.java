package health.tributary.record.identity;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is whom.
 *
 * @param persons all, those of one subject too, sorted by id
 * @param reviews what was refused, in the order in which it was met
 */
public record Grouping(List<Person> persons, List<Review> reviews) {
    public Grouping {
        persons = List.copyOf(persons);
        reviews = List.copyOf(reviews);
    }

    /** Each subject's person. */
    public Map<SubjectId, PersonId> personOf() {
        Map<SubjectId, PersonId> personOf = new HashMap<>();
        persons.forEach(person -> person.members().forEach(member -> personOf.put(member, person.id())));
        return personOf;
    }

    /** The person that a subject's id or a former person's id leads to. */
    public Optional<Person> resolve(String id) {
        return persons.stream()
                .filter(person -> person.members().stream()
                        .anyMatch(member -> member.value().equals(id)))
                .findFirst();
    }
}
