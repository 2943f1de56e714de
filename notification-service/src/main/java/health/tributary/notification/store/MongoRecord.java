package health.tributary.notification.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import health.tributary.contract.EntryId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.Belongings;
import health.tributary.contract.identity.Move;
import health.tributary.notification.deliver.Shown;
import health.tributary.notification.match.Person;
import health.tributary.notification.match.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Reads of what the record-service keeps. Persons are asked for there and not projected from the changes: changes of two
 * persons come in no order, so that a projection could not tell who had a subject last.
 */
@ApplicationScoped
public class MongoRecord implements Persons, Shown {
    private final Collections collections;

    public MongoRecord(Collections collections) {
        this.collections = collections;
    }

    @Override
    public Map<SubjectId, Person> of(Collection<SubjectId> subjects) {
        Map<SubjectId, Person> persons = new HashMap<>();
        if (subjects.isEmpty()) {
            return persons;
        }
        Set<SubjectId> asked = new HashSet<>(subjects);
        List<String> ids = asked.stream().map(SubjectId::value).toList();
        for (Document document : collections
                .persons()
                .find(Filters.in("members", ids))
                .projection(Projections.include("members", "moves"))) {
            Set<SubjectId> members = new HashSet<>();
            document.getList("members", String.class).forEach(member -> members.add(new SubjectId(member)));
            Map<String, SubjectId> away = away(document.getList("moves", String.class, List.of()), members);
            Person person = new Person(new PersonId(document.getString("_id")), members, away);
            members.stream().filter(asked::contains).forEach(member -> persons.put(member, person));
        }
        asked.forEach(subject -> persons.computeIfAbsent(subject, Person::alone));
        return persons;
    }

    private Map<String, SubjectId> away(List<String> texts, Set<SubjectId> members) {
        Map<SubjectId, List<Move>> moves = texts.stream()
                .map(Move::of)
                .filter(move -> members.contains(move.from()))
                .collect(Collectors.groupingBy(Move::from));
        Map<String, SubjectId> away = new HashMap<>();
        moves.forEach((from, its) -> {
            Set<EntryId> separately =
                    its.stream().filter(Move::ofVisit).map(Move::entry).collect(Collectors.toSet());
            belongings(from)
                    .moving(its, separately)
                    .forEach((move, references) -> references.forEach(reference -> away.put(reference, move.to())));
        });
        return away;
    }

    private Belongings belongings(SubjectId subject) {
        Map<EntryId, EntryId> visits = new HashMap<>();
        Map<EntryId, EntryId> accounts = new HashMap<>();
        Map<EntryId, List<String>> charged = new HashMap<>();
        for (Document entry : collections
                .entries()
                .find(Filters.and(
                        Filters.eq("subject", subject.value()),
                        Filters.in("type", Belongings.VISIT, Belongings.ACCOUNT),
                        Filters.or(Filters.exists("aliasOf"), Filters.exists("index.account"))))
                .projection(Projections.include("type", "aliasOf", "index.account"))) {
            EntryId id = new EntryId(entry.getString("_id"));
            boolean visit = entry.getString("type").equals(Belongings.VISIT);
            if (entry.containsKey("aliasOf")) {
                (visit ? visits : accounts).put(id, new EntryId(entry.getString("aliasOf")));
            }
            if (visit) {
                charged.put(id, references(entry, "account"));
            }
        }
        return new Belongings(visits, accounts, charged);
    }

    private static List<String> references(Document entry, String index) {
        return entry.get("index", new Document()).getList(index, String.class, List.of());
    }

    @Override
    public Map<String, Set<String>> hangingOn(Collection<String> entries) {
        Map<String, Set<String>> hangingOn = new HashMap<>();
        for (Document entry : collections
                .entries()
                .find(Filters.in("_id", new ArrayList<>(entries)))
                .projection(Projections.include("index.hanging"))) {
            hangingOn.put(entry.getString("_id"), Set.copyOf(references(entry, "hanging")));
        }
        return hangingOn;
    }

    @Override
    public Map<String, String> resources(Collection<String> entries) {
        Map<String, String> resources = new HashMap<>();
        Set<String> left = new HashSet<>(entries);
        read(collections.entries(), left, resources);
        // What is no entry is a day of readings.
        if (!left.isEmpty()) {
            read(collections.series(), left, resources);
        }
        return resources;
    }

    private static void read(MongoCollection<Document> collection, Set<String> ids, Map<String, String> resources) {
        for (Document document : collection
                .find(Filters.in("_id", new ArrayList<>(ids)))
                .projection(Projections.include("exists", "resource"))) {
            ids.remove(document.getString("_id"));
            if (document.getBoolean("exists", false)) {
                resources.put(document.getString("_id"), document.getString("resource"));
            }
        }
    }
}
