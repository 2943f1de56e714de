package health.tributary.benchmarks.check;

import health.tributary.benchmarks.traffic.Mark;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the record must show of one person.
 *
 * @param counts how many resources of a type; types that are not named may have any number
 * @param marks those that must be shown, and no other ones
 */
public record PersonExpectation(Map<String, Integer> counts, Set<Mark> marks) {
    public PersonExpectation {
        counts = Map.copyOf(counts);
        marks = Set.copyOf(marks);
    }

    PersonExpectation(Map<String, Integer> counts, Collection<Mark> marks) {
        this(counts, new HashSet<>(marks));
    }

    /**
     * A resource as the record shows it.
     *
     * @param type of resource
     * @param id of resource
     * @param marks that stand in it
     */
    public record Resource(String type, String id, Collection<Mark> marks) {}

    /** Compares with the whole record of the person, and with what the subscriber was told. */
    public void check(String person, Collection<Resource> record, Told told, Faults faults) {
        Map<String, Integer> found = new HashMap<>();
        Set<Mark> shown = new HashSet<>();
        for (Resource resource : record) {
            found.merge(resource.type(), 1, Integer::sum);
            shown.addAll(resource.marks());
            if (counts.containsKey(resource.type())
                    && !resource.type().equals("Patient")
                    && !told.of(resource.type() + "/" + resource.id())) {
                faults.add(person + ": nobody was told of " + resource.type() + "/" + resource.id());
            }
        }
        counts.forEach((type, count) -> {
            if (!found.getOrDefault(type, 0).equals(count)) {
                faults.add(person + " has " + found.getOrDefault(type, 0) + " resources of type " + type
                        + " and should have " + count);
            }
        });
        marks.stream()
                .filter(mark -> !shown.contains(mark))
                .forEach(mark -> faults.add(person + ": the record lacks " + mark));
        shown.stream()
                .filter(mark -> !marks.contains(mark))
                .forEach(mark -> faults.add(person + ": the record shows " + mark + ", which is old or another's"));
    }
}
