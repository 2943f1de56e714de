package health.tributary.notification.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import health.tributary.contract.FeedId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
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

    /**
     * The moves as the record-service writes them, {@code Encounter/<entry> <from> <to>}: what moved by all its names, and the visits
     * of moved accounts, but for those that moved by themselves.
     */
    private Map<String, SubjectId> away(List<String> moves, Set<SubjectId> members) {
        Map<String, SubjectId> accounts = new HashMap<>();
        Map<String, SubjectId> visits = new HashMap<>();
        for (String move : moves) {
            String[] words = move.split(" ", -1);
            if (members.contains(new SubjectId(words[1]))) {
                boolean account = words[0].startsWith("Account/");
                Set<String> names = names(words[1], Set.of(words[0]));
                names.forEach(name -> (account ? accounts : visits).put(name, new SubjectId(words[2])));
            }
        }
        Map<String, SubjectId> away = new HashMap<>(accounts);
        if (!accounts.isEmpty()) {
            for (Document visit : collections
                    .entries()
                    .find(Filters.and(
                            Filters.in(
                                    "subject",
                                    members.stream().map(SubjectId::value).toList()),
                            Filters.eq("type", "Encounter"),
                            Filters.in("index.account", accounts.keySet())))
                    .projection(Projections.include("subject", "index.account"))) {
                Set<String> names = names(visit.getString("subject"), Set.of("Encounter/" + visit.getString("_id")));
                references(visit, "account").stream()
                        .filter(accounts::containsKey)
                        .forEach(account -> names.forEach(name -> away.put(name, accounts.get(account))));
            }
        }
        away.putAll(visits);
        return away;
    }

    /** References to entries of a subject by all names that they have: an entry may be a name of another one. */
    private Set<String> names(String subject, Set<String> references) {
        Set<String> names = new HashSet<>(references);
        String type = references.iterator().next().split("/", -1)[0] + "/";
        List<Document> aliases = collections
                .entries()
                .find(Filters.and(
                        Filters.eq("subject", subject),
                        Filters.eq("type", type.substring(0, type.length() - 1)),
                        Filters.exists("aliasOf")))
                .projection(Projections.include("aliasOf"))
                .into(new ArrayList<>());
        boolean grows = !aliases.isEmpty();
        while (grows) {
            grows = false;
            for (Document alias : aliases) {
                String name = type + alias.getString("_id");
                String of = type + alias.getString("aliasOf");
                if (names.contains(name) || names.contains(of)) {
                    grows |= names.add(name);
                    grows |= names.add(of);
                }
            }
        }
        return names;
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
                .projection(Projections.include("type", "lastWrite.feed", "index.encounter", "index.account"))) {
            List<String> visits = references(entry, "encounter");
            boolean visit = "Encounter".equals(entry.getString("type"))
                    || FeedId.PORTAL.name().equals(entry.getEmbedded(List.of("lastWrite", "feed"), String.class));
            hangingOn.put(
                    entry.getString("_id"),
                    visit ? Set.of() : Set.copyOf(visits.isEmpty() ? references(entry, "account") : visits));
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
