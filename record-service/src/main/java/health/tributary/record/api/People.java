package health.tributary.record.api;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.RecordReads;
import health.tributary.record.apply.Sighting;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.apply.StoredSubject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Resolves subject ids and former person ids to the persons that they are now. */
final class People {
    private final RecordReads reads;

    People(RecordReads reads) {
        this.reads = Objects.requireNonNull(reads);
    }

    /** The person that an id of a subject or a former person leads to; empty when nobody ever had it. */
    Optional<Person> of(SubjectId subject) {
        return of(subject, reads.sighting(subject, Optional.empty()));
    }

    /** The same, when the subject was seen already: asks again only for the other members of a person who has some. */
    Optional<Person> of(SubjectId subject, Sighting seen) {
        boolean alone = seen.person().isEmpty() || seen.person().get().members().equals(List.of(subject));
        if (!alone) {
            return Optional.ofNullable(of(List.of(subject)).get(subject));
        }
        PersonId id = seen.person().map(StoredPerson::id).orElse(PersonId.of(subject));
        return seen.subject().filter(known -> !known.directory()).map(known -> new Person(id, List.of(member(known))));
    }

    private static Person.Member member(StoredSubject subject) {
        return new Person.Member(subject.id(), subject.feed(), subject.received());
    }

    /** The persons of many subjects, with two look-ups; subjects that nobody knows are left out. */
    Map<SubjectId, Person> of(Collection<SubjectId> subjects) {
        Map<SubjectId, StoredPerson> stored = reads.personsOf(subjects);
        Set<SubjectId> all = new HashSet<>(subjects);
        stored.values().forEach(person -> all.addAll(person.members()));
        Map<SubjectId, StoredSubject> known = reads.subjects(all);
        Map<SubjectId, Person> persons = new HashMap<>();
        for (SubjectId subject : subjects) {
            StoredPerson person = stored.get(subject);
            List<SubjectId> members = person == null ? List.of(subject) : person.members();
            List<Person.Member> present = members.stream()
                    .filter(known::containsKey)
                    .filter(member -> !known.get(member).directory())
                    .map(known::get)
                    .map(People::member)
                    .toList();
            if (!present.isEmpty()) {
                persons.put(subject, new Person(person == null ? PersonId.of(subject) : person.id(), present));
            }
        }
        return persons;
    }
}
