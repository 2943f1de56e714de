package health.tributary.notification.deliver;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Occasion;
import health.tributary.notification.match.Person;
import health.tributary.notification.match.Persons;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In whose record what notifications tell of stands now: visits and accounts may have moved since they were numbered. */
final class Whose {
    private final Map<SubjectId, Person> persons;
    private final Map<String, SubjectId> moved;

    private Whose(Map<SubjectId, Person> persons, Map<String, SubjectId> moved) {
        this.persons = persons;
        this.moved = moved;
    }

    /** Asks for the persons of these occasions and of one more subject. May throw an infrastructure exception. */
    static Whose of(List<Numbered> notifications, Optional<SubjectId> reader, Persons persons, Shown shown) {
        Set<SubjectId> subjects = new HashSet<>();
        notifications.forEach(notification -> notification.occasion().subject().ifPresent(subjects::add));
        reader.ifPresent(subjects::add);
        Map<SubjectId, Person> known = persons.withMoved(subjects);
        Map<String, Occasion> perhaps = new HashMap<>();
        for (Numbered notification : notifications) {
            Occasion occasion = notification.occasion();
            occasion.subject()
                    .map(known::get)
                    .filter(person -> !person.away().isEmpty() && !occasion.identity())
                    .ifPresent(person -> perhaps.put(occasion.id(), occasion));
        }
        return new Whose(known, perhaps.isEmpty() ? Map.of() : moved(perhaps.values(), known, shown));
    }

    private static Map<String, SubjectId> moved(
            Collection<Occasion> occasions, Map<SubjectId, Person> known, Shown shown) {
        Map<String, Set<String>> hangsOn =
                shown.hangingOn(occasions.stream().map(Occasion::id).toList());
        Map<String, SubjectId> moved = new HashMap<>();
        for (Occasion occasion : occasions) {
            String id = occasion.id();
            known.get(occasion.subject().orElseThrow())
                    .movedTo(occasion.type() + '/' + id, hangsOn.getOrDefault(id, Set.of()))
                    .ifPresent(to -> moved.put(id, to));
        }
        return moved;
    }

    /** The person that a subject is. */
    PersonId person(SubjectId subject) {
        return persons.getOrDefault(subject, Person.alone(subject)).id();
    }

    /** The person in whose record an occasion's entry stands, or whom it is about; empty for a feed's directory. */
    Optional<PersonId> person(Occasion occasion) {
        return occasion.subject().map(subject -> person(moved.getOrDefault(occasion.id(), subject)));
    }
}
