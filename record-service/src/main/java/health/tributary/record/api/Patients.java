package health.tributary.record.api;

import health.tributary.access.Action;
import health.tributary.access.Decision;
import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.api.Viewer.Sight;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.fold.CanonicalResource;
import health.tributary.record.fold.EntrySetCodec;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Shown;
import health.tributary.record.view.MemberPatient;
import health.tributary.record.view.PersonPatient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Persons as Patient resources. {@code Patient/{person}} is the view over all its sources; {@code Patient/{entry}} is what one
 * source says.
 */
final class Patients {
    private static final String TYPE = "Patient";
    private static final int MAX_SOURCES = 1_000;

    private final RecordStore reads;
    private final People people;
    private final Trust trust;

    Patients(RecordStore reads, People people, Trust trust) {
        this.reads = Objects.requireNonNull(reads);
        this.people = Objects.requireNonNull(people);
        this.trust = Objects.requireNonNull(trust);
    }

    /** The person that an id leads to, or empty when the id is no subject's and no person's. */
    Optional<Answer> read(Viewer viewer, String id) {
        return Ids.subject(id).flatMap(people::of).map(person -> {
            Sight sight = viewer.of(Action.READ, TYPE, person);
            return sight.nothing()
                    ? Answer.refused(sight.refusal())
                    : merged(person, sight.subjects())
                            .map(it -> Answer.resource(it.json(), it.version(), it.updated()))
                            .orElseGet(() -> Answer.refused(Refusal.notFound(TYPE)));
        });
    }

    /** A person's Patient as an item of a bundle, from the sources that may be seen. */
    Optional<Bundles.Item> item(Person person, List<SubjectId> sources) {
        return merged(person, sources)
                .map(it -> new Bundles.Item(TYPE, person.id().value(), it.json(), false));
    }

    private Optional<CanonicalResource> merged(Person person, List<SubjectId> sources) {
        List<EntryId> ids = reads
                .search(new EntrySearch(new HashSet<>(sources), Set.of(TYPE), List.of(), Optional.empty(), MAX_SOURCES))
                .stream()
                .map(ShownEntry::id)
                .toList();
        List<MemberPatient> members = new ArrayList<>();
        for (StoredEntry entry : reads.entries(ids).values()) {
            Shown shown = Fold.fold(entry.id(), EntrySetCodec.decode(entry.set()));
            members.add(new MemberPatient(entry.subject(), entry.id(), shown));
        }
        CanonicalResource patient =
                PersonPatient.of(person.id(), members, trust::of).patient();
        return patient.exists() ? Optional.of(patient) : Optional.empty();
    }

    /** A page of the persons of whom a source's Patient matches; each person comes once. */
    Answer search(Viewer viewer, SearchQuery query, Page page) {
        Set<SubjectId> subjects = Set.of();
        if (!viewer.everybody(Action.SEARCH, TYPE).permitted()) {
            Optional<Person> own = viewer.token().patient().flatMap(people::of);
            if (own.isEmpty() || viewer.of(Action.SEARCH, TYPE, own.get()).nothing()) {
                return Answer.refused(Refusal.forbidden(
                        viewer.everybody(Action.SEARCH, TYPE) instanceof Decision.Deny deny ? deny.reason() : ""));
            }
            subjects = new HashSet<>(viewer.of(Action.SEARCH, TYPE, own.get()).subjects());
        }
        EntrySearch search =
                new EntrySearch(subjects, Set.of(TYPE), query.criteria(), query.after(), query.count() + 1);
        List<ShownEntry> found = reads.search(search);
        boolean more = found.size() > query.count();
        List<ShownEntry> shown = more ? found.subList(0, query.count()) : found;
        List<Bundles.Item> items = new ArrayList<>();
        for (Person person : firstSeenHere(query, shown)) {
            List<SubjectId> sources = viewer.of(Action.SEARCH, TYPE, person).subjects();
            if (!sources.isEmpty()) {
                item(person, sources).ifPresent(items::add);
            }
        }
        Optional<String> next =
                more ? Optional.of(page.after(shown.get(shown.size() - 1).id().value())) : Optional.empty();
        OptionalLong total = !more && query.after().isEmpty() ? OptionalLong.of(items.size()) : OptionalLong.empty();
        return Answer.bundle(Bundles.searchset(page.base(), page.self(), next, total, items));
    }

    // A person stands where the first of its matching sources stands, so that no page repeats one of an earlier page.
    private List<Person> firstSeenHere(SearchQuery query, List<ShownEntry> shown) {
        Map<SubjectId, Person> persons =
                people.of(shown.stream().map(ShownEntry::subject).toList());
        Map<String, Person> first = new LinkedHashMap<>();
        for (ShownEntry entry : shown) {
            Person person = persons.get(entry.subject());
            if (person == null || first.containsKey(person.id().value())) {
                continue;
            }
            if (person.members().size() == 1 || firstMatch(query, person).equals(Optional.of(entry.id()))) {
                first.put(person.id().value(), person);
            }
        }
        return List.copyOf(first.values());
    }

    private Optional<EntryId> firstMatch(SearchQuery query, Person person) {
        EntrySearch search =
                new EntrySearch(new HashSet<>(person.subjects()), Set.of(TYPE), query.criteria(), Optional.empty(), 1);
        return reads.search(search).stream().map(ShownEntry::id).findFirst();
    }
}
