package health.tributary.record.api;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.view.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Entries as items of a bundle. Entries refer to their subject for ever, answers to the person that it is now: linking changes
 * no stored text and no version, so the reference is written anew in each answer.
 */
final class Items {
    private final People people;

    Items(People people) {
        this.people = Objects.requireNonNull(people);
    }

    /** A person's entry, with references to the person. */
    static String resource(ShownEntry entry, Person person) {
        return References.rewrite(entry.resource(), Map.of(entry.subject(), person.id()));
    }

    /** The items of entries; without a person, each refers to its own. */
    List<Bundles.Item> of(List<ShownEntry> entries, Optional<Person> person) {
        Map<SubjectId, PersonId> persons = new HashMap<>();
        if (person.isPresent()) {
            person.get()
                    .subjects()
                    .forEach(subject -> persons.put(subject, person.get().id()));
        } else {
            people.of(entries.stream()
                            .filter(entry -> !entry.directory())
                            .map(ShownEntry::subject)
                            .distinct()
                            .toList())
                    .forEach((subject, its) -> persons.put(subject, its.id()));
        }
        List<Bundles.Item> items = new ArrayList<>(entries.size());
        for (ShownEntry entry : entries) {
            String resource = References.rewrite(entry.resource(), persons);
            items.add(new Bundles.Item(entry.type(), entry.id().value(), resource, false));
        }
        return items;
    }
}
