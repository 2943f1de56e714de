package health.tributary.record.api;

import health.tributary.access.AccessToken;
import health.tributary.access.Action;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.record.api.Viewer.Sight;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.EntrySearch.Criterion;
import health.tributary.record.apply.EntrySearch.NotOf;
import health.tributary.record.apply.RecordReads;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.medication.MedicationEntry;
import health.tributary.record.medication.MedicationHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's medications, one line a prescription, over all sources that the viewer may see. */
@ApplicationScoped
public class Medications {
    /** Entries of each type; a person with more gets the lines of these, and is told that there are more. */
    static final int MAX_ENTRIES = 5_000;

    private static final List<String> TYPES =
            List.of("MedicationRequest", "MedicationDispense", "MedicationAdministration", "MedicationStatement");
    private static final Pattern REFERENCE = Pattern.compile("\"Medication(?:Request|Dispense)?/([a-z2-7]{32})\"");

    private final RecordReads reads;
    private final People people;
    private final Trust trust;

    /** Medications of one store. */
    public Medications(RecordStore reads, FeedRegistry feeds) {
        this.reads = Objects.requireNonNull(reads);
        this.people = new People(reads);
        this.trust = new Trust(feeds);
    }

    /** The lines as JSON, for who holds a token, or why there are none. */
    public Answer of(AccessToken token, String id) {
        return of(new Viewer(token, people), id);
    }

    /** The lines as JSON, or why there are none. */
    Answer of(Viewer viewer, String id) {
        Optional<Person> person = Ids.subject(id).flatMap(people::of);
        if (person.isEmpty()) {
            return Answer.refused(Refusal.notFound("Patient"));
        }
        List<MedicationEntry> entries = new ArrayList<>();
        boolean complete = true;
        Refusal refusal = null;
        int granted = 0;
        for (String type : TYPES) {
            Sight sight = viewer.of(Action.READ, type, person.get());
            if (sight.nothing()) {
                refusal = sight.refusal();
                continue;
            }
            granted++;
            List<ShownEntry> found = reads.search(search(viewer, type, sight));
            complete &= found.size() <= MAX_ENTRIES;
            found.stream().limit(MAX_ENTRIES).map(Medications::entry).forEach(entries::add);
        }
        if (granted == 0) {
            return Answer.refused(refusal);
        }
        Map<String, String> aliases = new HashMap<>();
        entries.addAll(referredTo(viewer, entries, aliases));
        return Answer.bundle(
                MedicationJson.of(person.get().id(), MedicationHistory.of(entries, aliases, trust::of), complete));
    }

    private static EntrySearch search(Viewer viewer, String type, Sight sight) {
        List<Criterion> criteria = viewer.withoutOwnEntries() ? List.of(new NotOf(FeedId.PORTAL)) : List.of();
        return sight.search(Set.of(type), criteria, Optional.empty(), MAX_ENTRIES + 1);
    }

    private static MedicationEntry entry(ShownEntry shown) {
        return new MedicationEntry(
                shown.id(), shown.type(), shown.lastWrite().feed(), shown.updated(), shown.resource());
    }

    /**
     * The products that entries refer to.
     *
     * @param aliases gets the names by which entries refer to each other and that are no longer an entry's own: of an order that
     *     got its number later
     */
    private List<MedicationEntry> referredTo(
            Viewer viewer, List<MedicationEntry> entries, Map<String, String> aliases) {
        Set<EntryId> unknown = new TreeSet<>();
        for (MedicationEntry entry : entries) {
            Matcher matcher = REFERENCE.matcher(entry.resource());
            while (matcher.find()) {
                unknown.add(new EntryId(matcher.group(1)));
            }
        }
        for (MedicationEntry entry : entries) {
            unknown.remove(entry.id());
        }
        boolean products = viewer.directory(Action.READ, "Medication").permitted();
        List<MedicationEntry> found = new ArrayList<>();
        // A former name may lead to another former name.
        for (int step = 0; step < Entries.MAX_NAMES && !unknown.isEmpty(); step++) {
            Set<EntryId> further = new TreeSet<>();
            for (ShownEntry shown : reads.shown(unknown)) {
                if (shown.aliasOf().isPresent()) {
                    aliases.put(shown.id().value(), shown.aliasOf().get().value());
                    further.add(shown.aliasOf().get());
                } else if (products
                        && shown.directory()
                        && shown.exists()
                        && shown.type().equals("Medication")) {
                    found.add(entry(shown));
                }
            }
            unknown = further;
        }
        return found;
    }
}
