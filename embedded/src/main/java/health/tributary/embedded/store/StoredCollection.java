package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The documents of one collection by their {@code _id}, and its indexes. Documents are immutable, so a reader holds the
 * read lock only while it picks references. A change is made, and logged, under the write lock: the log's order is the
 * order in which readers see changes.
 */
final class StoredCollection {
    private final String namespace;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final NavigableMap<byte[], Bson> documents = new TreeMap<>(Arrays::compareUnsigned);
    private final Map<String, CollectionIndex> indexes = new LinkedHashMap<>();
    private Set<String> indexedRoots = Set.of();
    private boolean dropped;

    StoredCollection(String namespace) {
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    ReentrantReadWriteLock lock() {
        return lock;
    }

    NavigableMap<byte[], Bson> documents() {
        return documents;
    }

    List<CollectionIndex> indexes() {
        return List.copyOf(indexes.values());
    }

    boolean dropped() {
        return dropped;
    }

    void drop() {
        dropped = true;
        documents.clear();
        indexes.clear();
    }

    /** Inserts or replaces; fails with DuplicateKey, changing nothing, if a unique index holds a key already. */
    void put(byte[] id, Bson document) {
        place(id, document, true);
    }

    /** Inserts or replaces without looking at unique indexes: a replayed log passes through states that overlap. */
    void restore(byte[] id, Bson document) {
        place(id, document, false);
    }

    private void place(byte[] id, Bson document, boolean enforced) {
        if (!indexes.isEmpty()) {
            Bson old = documents.get(id);
            Document before = old == null ? null : old.decode(indexedRoots);
            Document after = document.decode(indexedRoots);
            List<List<byte[]>> keys = new ArrayList<>();
            for (CollectionIndex index : indexes.values()) {
                List<byte[]> added = index.keysOf(after);
                keys.add(added);
                if (enforced && index.conflicts(added, id)) {
                    throw Refusals.duplicateKey(
                            namespace, index.spec().name(), index.spec().paths());
                }
            }
            int i = 0;
            for (CollectionIndex index : indexes.values()) {
                List<byte[]> removed = before == null ? List.of() : index.keysOf(before);
                List<byte[]> added = keys.get(i++);
                if (!CollectionIndex.sameKeys(removed, added)) {
                    index.remove(removed, id);
                    index.add(added, id);
                }
            }
        }
        documents.put(id, document);
    }

    Bson remove(byte[] id) {
        Bson old = documents.remove(id);
        if (old != null && !indexes.isEmpty()) {
            Document before = old.decode(indexedRoots);
            indexes.values().forEach(index -> index.remove(index.keysOf(before), id));
        }
        return old;
    }

    /** Builds an index over what is there; fails with DuplicateKey if it is to be unique and can not be. */
    boolean addIndex(IndexSpec spec, boolean enforced) {
        for (CollectionIndex other : indexes.values()) {
            if (other.spec().isSameAs(spec)) {
                return false;
            }
        }
        if (spec.isPrimary()) {
            return false;
        }
        CollectionIndex index = new CollectionIndex(spec);
        Set<String> roots = roots(List.of(index));
        documents.forEach((id, document) -> {
            List<byte[]> keys = index.keysOf(document.decode(roots));
            if (enforced && index.conflicts(keys, id)) {
                throw Refusals.duplicateKey(namespace, spec.name(), spec.paths());
            }
            index.add(keys, id);
        });
        indexes.put(spec.name(), index);
        indexedRoots = roots(indexes.values());
        return true;
    }

    boolean dropIndex(String name) {
        boolean found = indexes.remove(name) != null;
        indexedRoots = roots(indexes.values());
        return found;
    }

    private static Set<String> roots(Iterable<CollectionIndex> indexes) {
        Set<String> roots = new HashSet<>();
        for (CollectionIndex index : indexes) {
            index.spec().paths().forEach(path -> roots.add(FieldPath.root(path)));
            index.spec().required().forEach(path -> roots.add(FieldPath.root(path)));
        }
        return roots;
    }
}
