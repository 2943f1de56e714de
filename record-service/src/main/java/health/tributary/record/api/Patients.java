package health.tributary.record.api;

import health.tributary.access.Action;
import health.tributary.access.Decision;
import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.api.Viewer.Sight;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.apply.Sighting;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.fold.CanonicalResource;
import health.tributary.record.fold.EntrySetCodec;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Shown;
import health.tributary.record.view.MemberPatient;
import health.tributary.record.view.PersonPatient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Persons as Patient resources. {@code Patient/{person}} is the view over all its sources; {@code Patient/{entry}} is what one
 * source says.
 */
final class Patients {
    private static final String TYPE = "Patient";
    private static final int MAX_SOURCES = 1_000;
    private static final long MAX_KEPT_BYTES = 16L << 20;

    private final RecordStore reads;
    private final People people;
    private final Trust trust;
    private final PatientCache made = new PatientCache(MAX_KEPT_BYTES);

    Patients(RecordStore reads, People people, Trust trust) {
        this.reads = Objects.requireNonNull(reads);
        this.people = Objects.requireNonNull(people);
        this.trust = Objects.requireNonNull(trust);
    }

    /** The person that an id leads to, or empty when the id is no subject's and no person's. */
    Optional<Answer> read(Viewer viewer, String id) {
        return Ids.subject(id).flatMap(subject -> {
            Sighting seen = reads.sighting(subject, Optional.of(patientsOf(Set.of(subject))));
            return people.of(subject, seen).map(person -> {
                Sight sight = viewer.of(Action.READ, TYPE, person);
                return sight.nothing()
                        ? Answer.refused(sight.refusal())
                        : answer(person, sight.subjects(), sources(sight.subjects(), subject, seen), id);
            });
        });
    }

    private Answer answer(Person person, List<SubjectId> subjects, List<ShownEntry> sources, String id) {
        return merged(person, sources)
                .map(it -> Answer.resource(it.json(), it.version(), it.updated())
                        .standsAt(TYPE, person.id().value(), id))
                .orElseGet(() -> Answer.refused(gone(subjects)));
    }

    // Most persons are one subject, whose entries were seen with it.
    private List<ShownEntry> sources(List<SubjectId> subjects, SubjectId subject, Sighting seen) {
        return subjects.equals(List.of(subject)) ? seen.found() : reads.search(patientsOf(Set.copyOf(subjects)));
    }

    private static EntrySearch patientsOf(Set<SubjectId> subjects) {
        return new EntrySearch(subjects, Set.of(TYPE), List.of(), Optional.empty(), MAX_SOURCES);
    }

    private Refusal gone(List<SubjectId> sources) {
        List<EntryId> ids = sources.stream()
                .flatMap(source -> reads.entriesOf(source, TYPE, MAX_SOURCES).stream())
                .toList();
        boolean once =
                reads.shown(ids).stream().anyMatch(entry -> !entry.version().isEmpty());
        return once ? Refusal.deleted(TYPE) : Refusal.notFound(TYPE);
    }

    /** A person's Patient as an item of a bundle, from the sources that may be seen, if it last changed at a time that counts. */
    Optional<Bundles.Item> item(Person person, List<SubjectId> sources, Predicate<Instant> counts) {
        return merged(person, reads.search(patientsOf(Set.copyOf(sources))))
                .filter(it -> counts.test(it.updated()))
                .map(it -> new Bundles.Item(TYPE, person.id().value(), it.json(), false));
    }

    private Optional<CanonicalResource> merged(Person person, List<ShownEntry> sources) {
        PatientCache.Sources from = PatientCache.Sources.of(person.id(), sources);
        CanonicalResource patient = made.of(from).orElseGet(() -> merge(person, from));
        return patient.exists() ? Optional.of(patient) : Optional.empty();
    }

    private CanonicalResource merge(Person person, PatientCache.Sources from) {
        List<MemberPatient> members = new ArrayList<>();
        Map<EntryId, Long> revisions = new TreeMap<>();
        for (StoredEntry entry : reads.entries(from.revisions().keySet()).values()) {
            Shown shown = Fold.fold(entry.id(), EntrySetCodec.decode(entry.set()));
            members.add(new MemberPatient(entry.subject(), entry.id(), shown));
            revisions.put(entry.id(), entry.revision());
        }
        CanonicalResource patient =
                PersonPatient.of(person.id(), members, trust::of).patient();
        made.put(new PatientCache.Sources(person.id(), revisions), patient);
        return patient;
    }

    /** A page of the persons of whom a source's Patient matches; each person comes once. */
    Answer search(Viewer viewer, SearchQuery query, Page page) {
        Optional<Set<SubjectId>> among = Optional.empty();
        if (viewer.everybody(Action.SEARCH, TYPE) instanceof Decision.Deny deny) {
            Optional<Sight> own =
                    viewer.token().patient().flatMap(people::of).map(person -> viewer.of(Action.SEARCH, TYPE, person));
            if (own.isEmpty() || own.get().nothing()) {
                return Answer.refused(Refusal.forbidden(deny.reason()));
            }
            among = Optional.of(new HashSet<>(own.get().subjects()));
        }
        if (query.ids().isPresent()) {
            Set<SubjectId> named = new HashSet<>(sourcesOf(query.ids().get()));
            among.ifPresent(named::retainAll);
            among = Optional.of(named);
        }
        // A search among no subjects would be one among all.
        return among.isPresent() && among.get().isEmpty()
                ? page(viewer, query, page, List.of())
                : page(viewer, query, page, reads.search(search(query, among.orElse(Set.of()))));
    }

    private static EntrySearch search(SearchQuery query, Set<SubjectId> among) {
        return new EntrySearch(among, Set.of(TYPE), query.criteria(), query.after(), query.count() + 1);
    }

    private List<SubjectId> sourcesOf(Set<String> ids) {
        List<SubjectId> subjects =
                ids.stream().map(Ids::subject).flatMap(Optional::stream).toList();
        return people.of(subjects).values().stream()
                .flatMap(person -> person.subjects().stream())
                .toList();
    }

    private Answer page(Viewer viewer, SearchQuery query, Page page, List<ShownEntry> found) {
        boolean more = found.size() > query.count();
        List<ShownEntry> shown = more ? found.subList(0, query.count()) : found;
        Map<SubjectId, Person> persons =
                people.of(shown.stream().map(ShownEntry::subject).toList());
        List<Bundles.Item> items = new ArrayList<>();
        for (ShownEntry entry : shown) {
            Optional.ofNullable(persons.get(entry.subject()))
                    .flatMap(person -> item(viewer, query, entry, person))
                    .ifPresent(items::add);
        }
        Optional<String> next =
                more ? Optional.of(page.after(shown.get(shown.size() - 1).id().value())) : Optional.empty();
        OptionalLong total = !more && query.after().isEmpty() ? OptionalLong.of(items.size()) : OptionalLong.empty();
        return Answer.bundle(Bundles.searchset(page.base(), page.self(), next, total, items));
    }

    private Optional<Bundles.Item> item(Viewer viewer, SearchQuery query, ShownEntry entry, Person person) {
        List<SubjectId> sources = viewer.of(Action.SEARCH, TYPE, person).subjects();
        if (!sources.contains(entry.subject()) || !standsHere(query, entry, person, sources)) {
            return Optional.empty();
        }
        return item(person, sources, any -> true);
    }

    // A person stands where the oldest of its matching sources stands, so no page repeats one of an earlier page. A
    // source
    // that is new while a client pages is the youngest: it moves nobody to a page that the client has behind it.
    private boolean standsHere(SearchQuery query, ShownEntry entry, Person person, List<SubjectId> sources) {
        if (sources.size() == 1) {
            return true;
        }
        Map<SubjectId, Instant> received = new HashMap<>();
        person.members().forEach(member -> received.put(member.subject(), member.received()));
        return reads
                .search(new EntrySearch(
                        new HashSet<>(sources), Set.of(TYPE), query.criteria(), Optional.empty(), MAX_SOURCES))
                .stream()
                .min(Comparator.comparing((ShownEntry match) -> received.get(match.subject()))
                        .thenComparing(ShownEntry::id))
                .map(ShownEntry::id)
                .equals(Optional.of(entry.id()));
    }
}
