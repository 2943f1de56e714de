package health.tributary.record.api;

import health.tributary.access.AccessToken;
import health.tributary.access.Action;
import health.tributary.access.Decision;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.record.api.Viewer.Sight;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.EntrySearch.Among;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.EntrySearch.NotOf;
import health.tributary.record.apply.RecordReads;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.apply.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and searches entries: everything but the persons' own Patient resources. */
final class Entries {
    /** An order is known by a placer, a filler and a prescription number, one after the other. */
    static final int MAX_NAMES = 4;

    private final RecordReads reads;
    private final People people;

    Entries(RecordReads reads, People people) {
        this.reads = Objects.requireNonNull(reads);
        this.people = Objects.requireNonNull(people);
    }

    /** One entry by its id. */
    Answer read(Viewer viewer, String type, EntryId id) {
        Optional<ShownEntry> found = target(id)
                .filter(entry -> entry.type().equals(type) && !entry.version().isEmpty());
        if (found.isEmpty()) {
            return Answer.refused(Refusal.notFound(type));
        }
        ShownEntry entry = found.get();
        if (entry.directory()) {
            return viewer.directory(Action.READ, type) instanceof Decision.Deny deny
                    ? Answer.refused(Refusal.forbidden(deny.reason()))
                    : shown(entry, entry.resource(), entry.version(), id);
        }
        Optional<Person> person = people.showing(entry);
        if (person.isEmpty()) {
            return Answer.refused(Refusal.notFound(type));
        }
        Sight sight = viewer.of(Action.READ, type, person.get());
        if (!sight.shows(entry)) {
            return Answer.refused(sight.refusal());
        }
        if (viewer.without(entry)) {
            return Answer.refused(Refusal.forbidden("the token is limited to what one organisation stated"));
        }
        return shown(entry, Items.resource(entry, person.get()), tag(entry, person.get()), id);
    }

    private Optional<ShownEntry> target(EntryId id) {
        Optional<ShownEntry> entry = reads.shown(List.of(id)).stream().findFirst();
        for (int step = 0;
                step < MAX_NAMES && entry.flatMap(ShownEntry::aliasOf).isPresent();
                step++) {
            entry = reads.shown(List.of(entry.get().aliasOf().get())).stream().findFirst();
        }
        return entry;
    }

    // Linking changes no version, but whose the text says that it is: a client that keeps the text of a linked entry
    // must not
    // be told after an unlink that it is still right.
    static String tag(ShownEntry entry, Person person) {
        return person.id().equals(PersonId.of(entry.subject()))
                ? entry.version()
                : entry.version() + "." + person.id().value();
    }

    private static Answer shown(ShownEntry entry, String resource, String tag, EntryId asked) {
        return entry.exists()
                ? Answer.resource(resource, tag, entry.updated())
                        .standsAt(entry.type(), entry.id().value(), asked.value())
                : Answer.refused(Refusal.deleted(entry.type()));
    }

    /** A page of the entries that a search finds and the viewer may see. */
    Answer search(Viewer viewer, SearchQuery query, Page page) {
        if (ResourceTypes.directory(query.type())) {
            return viewer.directory(Action.SEARCH, query.type()) instanceof Decision.Deny deny
                    ? Answer.refused(Refusal.forbidden(deny.reason()))
                    : ofAnyone(viewer, query, page);
        }
        Optional<String> patient = query.patient().or(() -> onlyPatient(viewer, query.type()));
        if (patient.isEmpty()) {
            return viewer.everybody(Action.SEARCH, query.type()) instanceof Decision.Deny deny
                    ? Answer.refused(Refusal.forbidden(deny.reason()))
                    : ofAnyone(viewer, query, page);
        }
        Optional<SubjectId> subject = Ids.subject(patient.get());
        Optional<Sighting> seen = subject.map(it -> reads.sighting(it, Optional.of(search(viewer, query, Set.of(it)))));
        Optional<Person> person = subject.flatMap(it -> people.of(it, seen.orElseThrow()));
        if (person.isEmpty()) {
            return viewer.everybody(Action.SEARCH, query.type()) instanceof Decision.Deny deny
                    ? Answer.refused(Refusal.forbidden(deny.reason()))
                    : Answer.bundle(Bundles.searchset(
                            page.base(), page.self(), Optional.empty(), OptionalLong.of(0), List.of()));
        }
        Sight sight = viewer.of(Action.SEARCH, query.type(), person.get());
        if (sight.nothing()) {
            return Answer.refused(sight.refusal());
        }
        EntrySearch search =
                sight.search(Set.of(query.type()), criteria(viewer, query), query.after(), query.count() + 1);
        // Most persons are one subject, whose entries were seen with it.
        return sight.allOf(subject.get())
                ? page(query, page, search, seen.get().found(), person)
                : page(query, page, search, reads.search(search), person);
    }

    // A patient's app that names no patient means its own: it may not ask about anybody else.
    private static Optional<String> onlyPatient(Viewer viewer, String type) {
        AccessToken token = viewer.token();
        return viewer.everybody(Action.SEARCH, type).permitted()
                ? Optional.empty()
                : token.patient().map(SubjectId::value);
    }

    private static Among among(Set<String> ids) {
        return new Among(ids.stream().map(Ids::entry).flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** A person's entries that meet the criteria and that the viewer may search, at most {@code limit}. */
    List<ShownEntry> matches(Viewer viewer, SearchQuery query, Sight sight, int limit) {
        return reads.search(sight.search(Set.of(query.type()), criteria(viewer, query), Optional.empty(), limit));
    }

    private static List<Criterion> criteria(Viewer viewer, SearchQuery query) {
        List<Criterion> criteria = new ArrayList<>(query.criteria());
        query.ids().ifPresent(ids -> criteria.add(among(ids)));
        if (viewer.withoutOwnEntries()) {
            criteria.add(new NotOf(FeedId.PORTAL));
        }
        return criteria;
    }

    private static EntrySearch search(Viewer viewer, SearchQuery query, Set<SubjectId> subjects) {
        return new EntrySearch(
                subjects, Set.of(query.type()), criteria(viewer, query), query.after(), query.count() + 1);
    }

    private Answer ofAnyone(Viewer viewer, SearchQuery query, Page page) {
        EntrySearch search = search(viewer, query, Set.of());
        return page(query, page, search, reads.search(search), Optional.empty());
    }

    private Answer page(
            SearchQuery query, Page page, EntrySearch search, List<ShownEntry> found, Optional<Person> person) {
        boolean more = found.size() > query.count();
        List<ShownEntry> shown = more ? found.subList(0, query.count()) : found;
        OptionalLong total = query.accurateTotal()
                ? OptionalLong.of(reads.count(search))
                : !more && query.after().isEmpty() ? OptionalLong.of(shown.size()) : OptionalLong.empty();
        Optional<String> next =
                more ? Optional.of(page.after(shown.get(shown.size() - 1).id().value())) : Optional.empty();
        return Answer.bundle(
                Bundles.searchset(page.base(), page.self(), next, total, new Items(people).of(shown, person)));
    }
}
