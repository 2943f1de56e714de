package health.tributary.record.replay;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.Manifest;
import health.tributary.record.apply.StatementStore;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.apply.StoredSubject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A store of which only copies are written, in memory: what it is laid over stays as it is. For one thread. */
final class Overlay implements StatementStore {
    private final StatementStore below;
    private final Map<EntryId, StoredEntry> entries = new LinkedHashMap<>();
    private final Map<SubjectId, StoredSubject> subjects = new HashMap<>();
    private final Map<Manifest.Key, Manifest> manifests = new HashMap<>();

    Overlay(StatementStore below) {
        this.below = below;
    }

    /** The entries that were written, in the order in which they first were. */
    Map<EntryId, StoredEntry> written() {
        return Collections.unmodifiableMap(entries);
    }

    /** The manifests that were written. */
    Map<Manifest.Key, Manifest> applied() {
        return Map.copyOf(manifests);
    }

    /** The subjects that were written. */
    Map<SubjectId, StoredSubject> heardOf() {
        return Map.copyOf(subjects);
    }

    @Override
    public Map<SubjectId, StoredSubject> subjects(Collection<SubjectId> ids) {
        return through(ids, subjects, below::subjects);
    }

    @Override
    public Map<EntryId, StoredEntry> entries(Collection<EntryId> ids) {
        return through(ids, entries, below::entries);
    }

    @Override
    public Map<Manifest.Key, Manifest> manifests(Collection<Manifest.Key> keys) {
        return through(keys, manifests, below::manifests);
    }

    static <K, V> Map<K, V> through(Collection<K> keys, Map<K, V> written, Function<Collection<K>, Map<K, V>> below) {
        Map<K, V> found = new HashMap<>();
        Set<K> rest = new LinkedHashSet<>();
        for (K key : keys) {
            if (written.containsKey(key)) {
                found.put(key, written.get(key));
            } else {
                rest.add(key);
            }
        }
        if (!rest.isEmpty()) {
            found.putAll(below.apply(rest));
        }
        return found;
    }

    @Override
    public List<EntryId> entriesOf(SubjectId subject, String type, int limit) {
        Set<EntryId> ids = new LinkedHashSet<>(below.entriesOf(subject, type, limit));
        entries.values().stream()
                .filter(entry -> entry.subject().equals(subject) && entry.type().equals(type))
                .forEach(entry -> ids.add(entry.id()));
        return ids.stream().limit(limit).toList();
    }

    @Override
    public Set<EntryId> writeEntries(Collection<StoredEntry> written) {
        written.forEach(entry -> entries.put(entry.id(), entry));
        return Set.of();
    }

    @Override
    public Set<SubjectId> writeSubjects(Collection<StoredSubject> written) {
        written.forEach(subject -> subjects.put(subject.id(), subject));
        return Set.of();
    }

    @Override
    public Set<Manifest.Key> writeManifests(Collection<Manifest> written) {
        written.forEach(manifest -> manifests.put(manifest.key(), manifest));
        return Set.of();
    }
}
