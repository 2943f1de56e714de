package health.tributary.record.api;

import health.tributary.contract.EntryId;
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
        Map<SubjectId, PersonId> persons = new HashMap<>();
        person.subjects().forEach(subject -> persons.put(subject, person.id()));
        persons.put(entry.subject(), person.id());
        return References.rewrite(entry.resource(), persons);
    }

    /** The items of entries; without a person, each refers to the one in whose record it stands. */
    List<Bundles.Item> of(List<ShownEntry> entries, Optional<Person> person) {
        Map<EntryId, Person> showing = person.isPresent()
                ? Map.of()
                : people.showing(
                        entries.stream().filter(entry -> !entry.directory()).toList());
        List<Bundles.Item> items = new ArrayList<>(entries.size());
        for (ShownEntry entry : entries) {
            String resource = person.or(() -> Optional.ofNullable(showing.get(entry.id())))
                    .map(whose -> resource(entry, whose))
                    .orElse(entry.resource());
            items.add(new Bundles.Item(entry.type(), entry.id().value(), resource, false));
        }
        return items;
    }
}
