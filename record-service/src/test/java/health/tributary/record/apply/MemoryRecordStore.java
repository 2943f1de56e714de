package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.LinkId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.Belongings;
import health.tributary.contract.identity.IdentityStatement;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The record's store in memory, for tests: keeps the port's contract, and can fail between any two writes. */
public final class MemoryRecordStore implements RecordStore {
    private final SortedMap<EntryId, StoredEntry> entries = new TreeMap<>();
    private final SortedMap<SubjectId, StoredSubject> subjects = new TreeMap<>();
    private final SortedMap<String, Manifest> manifests = new TreeMap<>();
    private final SortedMap<PersonId, StoredPerson> persons = new TreeMap<>();
    private final SortedMap<String, IdentityStatement> statements = new TreeMap<>();
    private long writesLeft = Long.MAX_VALUE;
    private long writes;
    private Runnable beforeEntries = () -> {};
    private volatile Runnable beforeCalls = () -> {};

    /** From now on so many documents can be written; the next one throws. */
    public synchronized void crashAfter(long documents) {
        writesLeft = documents;
    }

    /** Takes writes without limit again. */
    public synchronized void recover() {
        writesLeft = Long.MAX_VALUE;
    }

    /** Documents written so far. */
    public synchronized long writes() {
        return writes;
    }

    /** Runs once, before the next writing of entries: what another applier does meanwhile. */
    public synchronized void meanwhile(Runnable other) {
        beforeEntries = other;
    }

    /** Runs before each reading or writing of entries, subjects and manifests, without a lock held. */
    public void beforeEachCall(Runnable turn) {
        beforeCalls = turn;
    }

    /** All entries, by id. */
    public synchronized List<StoredEntry> allEntries() {
        return List.copyOf(entries.values());
    }

    /** All subjects, by id. */
    public synchronized List<StoredSubject> allSubjects() {
        return List.copyOf(subjects.values());
    }

    /** All manifests, by key. */
    public synchronized List<Manifest> allManifests() {
        return List.copyOf(manifests.values());
    }

    /** All persons, by id. */
    public synchronized List<StoredPerson> allPersons() {
        return List.copyOf(persons.values());
    }

    @Override
    public Map<EntryId, StoredEntry> entries(Collection<EntryId> ids) {
        beforeCalls.run();
        return some(entries, ids);
    }

    @Override
    public synchronized List<ShownEntry> shown(Collection<EntryId> ids) {
        return some(entries, ids).values().stream().map(StoredEntry::shown).toList();
    }

    @Override
    public List<EntryId> entriesOf(SubjectId subject, String type, int limit) {
        beforeCalls.run();
        return allEntries().stream()
                .filter(entry -> entry.subject().equals(subject) && entry.type().equals(type))
                .map(StoredEntry::id)
                .limit(limit)
                .toList();
    }

    @Override
    public Belongings belongings(SubjectId subject) {
        Map<EntryId, EntryId> visits = new TreeMap<>();
        Map<EntryId, EntryId> accounts = new TreeMap<>();
        Map<EntryId, List<String>> charged = new TreeMap<>();
        allEntries().stream().filter(entry -> entry.subject().equals(subject)).forEach(entry -> {
            boolean visit = entry.type().equals(Belongings.VISIT);
            if (visit || entry.type().equals(Belongings.ACCOUNT)) {
                entry.aliasOf().ifPresent(target -> (visit ? visits : accounts).put(entry.id(), target));
            }
            if (visit) {
                charged.put(entry.id(), entry.index().terms().getOrDefault("account", List.of()));
            }
        });
        return new Belongings(visits, accounts, charged);
    }

    @Override
    public synchronized List<ShownEntry> search(EntrySearch search) {
        return found(search)
                .filter(entry -> search.after()
                        .map(after -> entry.id().compareTo(after) > 0)
                        .orElse(true))
                .limit(search.limit())
                .map(StoredEntry::shown)
                .toList();
    }

    @Override
    public synchronized long count(EntrySearch search) {
        return found(search).count();
    }

    private Stream<StoredEntry> found(EntrySearch search) {
        return entries.values().stream()
                .filter(entry -> entry.exists() && entry.aliasOf().isEmpty())
                .filter(entry -> search.subjects().isEmpty() || search.moved().shows(search.subjects(), entry.shown()))
                .filter(entry -> search.types().isEmpty() || search.types().contains(entry.type()))
                .filter(entry ->
                        search.criteria().stream().allMatch(criterion -> MemoryCriteria.holds(criterion, entry)));
    }

    @Override
    public Set<EntryId> writeEntries(Collection<StoredEntry> written) {
        beforeCalls.run();
        Runnable other;
        synchronized (this) {
            other = beforeEntries;
            beforeEntries = () -> {};
        }
        other.run();
        return write(entries, written, StoredEntry::id, StoredEntry::id, StoredEntry::revision);
    }

    @Override
    public Map<SubjectId, StoredSubject> subjects(Collection<SubjectId> ids) {
        beforeCalls.run();
        return some(subjects, ids);
    }

    @Override
    public Set<SubjectId> writeSubjects(Collection<StoredSubject> written) {
        beforeCalls.run();
        return write(subjects, written, StoredSubject::id, StoredSubject::id, StoredSubject::revision);
    }

    @Override
    public synchronized List<StoredSubject> subjectsLinkedBy(Collection<LinkId> links, int limit) {
        return subjects.values().stream()
                .filter(subject -> !Collections.disjoint(subject.links(), links))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<Manifest.Key, Manifest> manifests(Collection<Manifest.Key> keys) {
        beforeCalls.run();
        Map<Manifest.Key, Manifest> found = new HashMap<>();
        synchronized (this) {
            keys.forEach(key -> {
                if (manifests.containsKey(key.text())) {
                    found.put(key, manifests.get(key.text()));
                }
            });
        }
        return found;
    }

    @Override
    public Set<Manifest.Key> writeManifests(Collection<Manifest> written) {
        beforeCalls.run();
        return write(manifests, written, manifest -> manifest.key().text(), Manifest::key, Manifest::revision);
    }

    @Override
    public synchronized Map<PersonId, StoredPerson> persons(Collection<PersonId> ids) {
        return some(persons, ids);
    }

    @Override
    public synchronized Map<SubjectId, StoredPerson> personsOf(Collection<SubjectId> members) {
        Map<SubjectId, StoredPerson> found = new HashMap<>();
        persons.values()
                .forEach(person -> person.members().stream()
                        .filter(members::contains)
                        .forEach(member -> found.putIfAbsent(member, person)));
        return found;
    }

    @Override
    public Set<PersonId> writePersons(Collection<StoredPerson> written) {
        return write(persons, written, StoredPerson::id, StoredPerson::id, StoredPerson::revision);
    }

    @Override
    public synchronized void addStatements(Collection<IdentityStatement> added) {
        added.forEach(statement -> statements.merge(
                statement.id() + statement.kind() + new TreeSet<>(List.of(statement.first(), statement.second())),
                statement,
                (one, other) -> one.clock().compareTo(other.clock()) <= 0 ? one : other));
    }

    @Override
    public synchronized List<IdentityStatement> statementsAbout(Collection<SubjectId> about, int limit) {
        return statements.values().stream()
                .filter(statement -> about.contains(statement.first()) || about.contains(statement.second()))
                .limit(limit)
                .toList();
    }

    private synchronized <S, K, T> Set<K> write(
            Map<S, T> documents,
            Collection<T> written,
            Function<T, S> stored,
            Function<T, K> key,
            ToLongFunction<T> revision) {
        Set<K> uncertain = new LinkedHashSet<>();
        Set<K> replacements = new HashSet<>();
        boolean missed = false;
        for (T document : written) {
            if (writesLeft-- <= 0) {
                throw new StoreAway("writing", null);
            }
            T before = documents.get(stored.apply(document));
            long expected = revision.applyAsLong(document) - 1;
            boolean matches = (before == null ? 0 : revision.applyAsLong(before)) == expected;
            if (matches) {
                documents.put(stored.apply(document), document);
                writes++;
            } else if (expected == 0) {
                uncertain.add(key.apply(document));
            }
            if (expected > 0) {
                replacements.add(key.apply(document));
                missed |= !matches;
            }
        }
        if (missed) {
            // As MongoDB: it counts the replacements that found their document, but does not say which did.
            uncertain.addAll(replacements);
        }
        return uncertain;
    }

    private synchronized <K, T> Map<K, T> some(Map<K, T> all, Collection<K> ids) {
        Map<K, T> found = new HashMap<>();
        ids.forEach(id -> {
            if (all.containsKey(id)) {
                found.put(id, all.get(id));
            }
        });
        return found;
    }
}
