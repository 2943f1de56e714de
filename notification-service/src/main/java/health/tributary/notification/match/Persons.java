package health.tributary.notification.match;

import health.tributary.contract.SubjectId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who subjects are now, as the record has it. May throw an infrastructure exception. */
public interface Persons {
    /** The person of each of these subjects; one that was never linked is alone. */
    Map<SubjectId, Person> of(Collection<SubjectId> subjects);

    /** The same, and the persons who have now what was theirs. */
    default Map<SubjectId, Person> withMoved(Collection<SubjectId> subjects) {
        Map<SubjectId, Person> persons = new HashMap<>(of(subjects));
        Set<SubjectId> others = new HashSet<>();
        persons.values().forEach(person -> others.addAll(person.away().values()));
        others.removeAll(persons.keySet());
        if (!others.isEmpty()) {
            persons.putAll(of(others));
        }
        return persons;
    }
}
