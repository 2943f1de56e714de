package health.tributary.record.api;

import health.tributary.access.Action;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.fhir.Compartment;
import health.tributary.record.api.Viewer.Sight;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.EntrySearch.NotOf;
import health.tributary.record.apply.EntrySearch.Updated;
import health.tributary.record.apply.RecordReads;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.view.References;
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
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * {@code Patient/$everything} (R4 operation Patient-everything): the person's Patient, all entries of all its sources that the
 * viewer may see, and what they refer to in the directory. A page has entries in the order of their ids, so that what arrives
 * between two pages shifts nothing; what a page's entries refer to is on the same page.
 */
final class Everything {
    /** Entries of a page, unless the client asks for fewer. */
    static final int MAX_COUNT = 5_000;

    private static final Set<String> TYPES = Compartment.clinical();

    private final RecordReads reads;
    private final People people;
    private final Patients patients;

    Everything(RecordReads reads, People people, Patients patients) {
        this.reads = Objects.requireNonNull(reads);
        this.people = Objects.requireNonNull(people);
        this.patients = Objects.requireNonNull(patients);
    }

    Answer of(Viewer viewer, String id, EverythingQuery query, Page page) {
        Optional<Person> person = Ids.subject(id).flatMap(people::of);
        if (person.isEmpty()) {
            return Answer.refused(Refusal.notFound("Patient"));
        }
        Sight sight = viewer.of(Action.READ, "Patient", person.get());
        if (sight.nothing()) {
            return Answer.refused(sight.refusal());
        }
        int count = query.count();
        Set<String> types = visibleTypes(viewer, person.get(), query);
        List<ShownEntry> found = reads.search(search(viewer, query, sight, types));
        boolean more = found.size() > count;
        List<ShownEntry> shown = more ? found.subList(0, count) : found;
        List<Bundles.Item> items = new ArrayList<>();
        if (query.after().isEmpty() && query.wants("Patient")) {
            patients.item(person.get(), sight.subjects(), query::wants).ifPresent(items::add);
        }
        items.addAll(new Items(people).of(sorted(shown), person));
        Map<String, String> aliases = new HashMap<>();
        items.addAll(directory(viewer, query, items, aliases));
        items.replaceAll(item -> new Bundles.Item(
                item.type(), item.id(), References.replace(item.resource(), aliases), item.included()));
        Optional<String> next =
                more ? Optional.of(page.after(shown.get(count - 1).id().value())) : Optional.empty();
        OptionalLong total = !more && query.after().isEmpty() ? OptionalLong.of(matches(items)) : OptionalLong.empty();
        return Answer.bundle(Bundles.searchset(page.base(), page.self(), next, total, items));
    }

    private static EntrySearch search(Viewer viewer, EverythingQuery query, Sight sight, Set<String> types) {
        List<Criterion> criteria = new ArrayList<>();
        query.since().ifPresent(since -> criteria.add(new Updated(Optional.of(since), Optional.empty())));
        if (viewer.withoutOwnEntries()) {
            criteria.add(new NotOf(FeedId.PORTAL));
        }
        return sight.search(types, criteria, query.after(), query.count() + 1);
    }

    private static Set<String> visibleTypes(Viewer viewer, Person person, EverythingQuery query) {
        Set<String> visible = new HashSet<>();
        for (String type : TYPES) {
            if (query.wants(type) && !viewer.of(Action.READ, type, person).nothing()) {
                visible.add(type);
            }
        }
        // A search for no types would be one for all of them.
        return visible.isEmpty() ? Set.of("None") : visible;
    }

    // Within a page by type, as people read it.
    private static List<ShownEntry> sorted(List<ShownEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(ShownEntry::type).thenComparing(ShownEntry::id))
                .toList();
    }

    // An entry of the directory may be referred to by another name that it has: within a bundle, references lead to
    // what
    // is in it.
    private List<Bundles.Item> directory(
            Viewer viewer, EverythingQuery query, List<Bundles.Item> items, Map<String, String> aliases) {
        Set<EntryId> known = new HashSet<>();
        List<Bundles.Item> found = new ArrayList<>();
        List<Bundles.Item> last = items;
        // What the directory itself refers to (a role's practitioner, a location's organisation) is at most a few steps
        // away.
        for (int step = 0; step < 4 && !last.isEmpty(); step++) {
            Set<EntryId> wanted = referredTo(last);
            wanted.removeAll(known);
            known.addAll(wanted);
            last = targets(wanted, known, aliases).stream()
                    .filter(ShownEntry::directory)
                    .filter(ShownEntry::exists)
                    .filter(entry -> viewer.directory(Action.READ, entry.type()).permitted())
                    .sorted(Comparator.comparing(ShownEntry::type).thenComparing(ShownEntry::id))
                    .map(entry -> new Bundles.Item(entry.type(), entry.id().value(), entry.resource(), true))
                    .toList();
            found.addAll(last);
        }
        found.removeIf(item -> !query.wants(item.type()));
        found.sort(Comparator.comparing(Bundles.Item::type).thenComparing(Bundles.Item::id));
        return found;
    }

    private List<ShownEntry> targets(Set<EntryId> wanted, Set<EntryId> known, Map<String, String> aliases) {
        List<ShownEntry> found = new ArrayList<>();
        Set<EntryId> further = new TreeSet<>();
        for (ShownEntry entry : reads.shown(wanted)) {
            if (entry.aliasOf().isPresent()) {
                EntryId target = entry.aliasOf().get();
                aliases.put(entry.type() + '/' + entry.id().value(), entry.type() + '/' + target.value());
                if (known.add(target)) {
                    further.add(target);
                }
            } else {
                found.add(entry);
            }
        }
        if (!further.isEmpty()) {
            found.addAll(reads.shown(further));
        }
        return found;
    }

    private static Set<EntryId> referredTo(List<Bundles.Item> items) {
        Set<EntryId> wanted = new TreeSet<>();
        for (Bundles.Item item : items) {
            Matcher matcher = ResourceTypes.reference().matcher(item.resource());
            while (matcher.find()) {
                if (Compartment.isDirectory(matcher.group(1))) {
                    wanted.add(new EntryId(matcher.group(2)));
                }
            }
        }
        return wanted;
    }

    private static long matches(List<Bundles.Item> items) {
        return items.stream().filter(item -> !item.included()).count();
    }
}
