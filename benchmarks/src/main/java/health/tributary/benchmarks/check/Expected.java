package health.tributary.benchmarks.check;

import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Person;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the record must show of each person in the end, from what the doors took. For several threads. */
public final class Expected {
    private final Map<Person, Map<Kind, Integer>> messages = new HashMap<>();
    private final Map<Person, Map<Mark, Mark>> last = new HashMap<>();

    /** Notes a message that a door has taken. */
    public synchronized void taken(Kind kind, int patient, Mark mark) {
        Person person = kind.person(patient);
        messages.computeIfAbsent(person, any -> new HashMap<>()).merge(kind, 1, Integer::sum);
        last.computeIfAbsent(person, any -> new HashMap<>())
                .merge(track(mark), mark, (one, other) -> one.sequence() > other.sequence() ? one : other);
    }

    /** What each of the persons must be shown with. */
    public synchronized Map<Person, PersonExpectation> persons() {
        Map<Person, PersonExpectation> persons = new HashMap<>();
        messages.forEach((person, byKind) -> {
            Map<String, Integer> counts = new TreeMap<>();
            counts.put("Patient", person.patients());
            byKind.forEach((kind, number) ->
                    kind.leaves(number).forEach((type, count) -> counts.merge(type, count, Integer::sum)));
            persons.put(person, new PersonExpectation(counts, last.get(person).values()));
        });
        return persons;
    }

    /** The persons that messages of a kind speak of. */
    public synchronized List<Person> personsOf(Kind kind) {
        return messages.entrySet().stream()
                .filter(person -> person.getValue().containsKey(kind))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Person::toString))
                .toList();
    }

    /** How many messages the doors took. */
    public synchronized long taken() {
        return messages.values().stream()
                .flatMap(byKind -> byKind.values().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static Mark track(Mark mark) {
        return new Mark(mark.kind(), mark.track(), 0);
    }
}
