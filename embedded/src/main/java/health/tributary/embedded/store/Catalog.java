package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** All collections by their full name. */
final class Catalog {
    private static final int MAX_NAMESPACE_CHARACTERS = 255;

    private final NavigableMap<String, StoredCollection> collections = new ConcurrentSkipListMap<>();

    /** Null if there is none of that name. */
    StoredCollection find(String namespace) {
        return collections.get(namespace);
    }

    List<StoredCollection> all() {
        return List.copyOf(collections.values());
    }

    List<StoredCollection> of(String database) {
        List<StoredCollection> result = new ArrayList<>();
        for (StoredCollection collection : collections.values()) {
            if (collection.namespace().startsWith(database + ".")) {
                result.add(collection);
            }
        }
        return result;
    }

    /** Creates the collection, logging that, unless it is there already; says whether it did. */
    boolean create(String namespace, Log log) {
        requireName(namespace);
        synchronized (collections) {
            if (collections.containsKey(namespace)) {
                return false;
            }
            log.append(Event.create(namespace));
            collections.put(namespace, new StoredCollection(namespace));
            return true;
        }
    }

    private static void requireName(String namespace) {
        String name = namespace.substring(namespace.indexOf('.') + 1);
        if (name.isEmpty()
                || name.startsWith("system.")
                || name.contains("$")
                || namespace.startsWith(".")
                || namespace.length() > MAX_NAMESPACE_CHARACTERS
                || namespace.indexOf('\0') >= 0) {
            throw new MongoServerError(73, "InvalidNamespace", "Invalid collection name for the embedded store");
        }
    }

    /** Runs a change under the collection's write lock, creating the collection if need be. */
    <T> T write(String namespace, Log log, Function<StoredCollection, T> change) {
        while (true) {
            StoredCollection collection = collections.get(namespace);
            if (collection == null) {
                create(namespace, log);
                collection = collections.get(namespace);
            }
            if (collection != null) {
                collection.lock().writeLock().lock();
                try {
                    if (!collection.dropped()) {
                        return change.apply(collection);
                    }
                } finally {
                    collection.lock().writeLock().unlock();
                }
            }
        }
    }

    /** Drops a collection and logs that; false if there is none. */
    boolean drop(String namespace, Log log) {
        synchronized (collections) {
            StoredCollection collection = collections.get(namespace);
            if (collection == null) {
                return false;
            }
            collection.lock().writeLock().lock();
            try {
                log.append(Event.drop(namespace));
                collections.remove(namespace);
                collection.drop();
            } finally {
                collection.lock().writeLock().unlock();
            }
            return true;
        }
    }

    /** Used while starting, by one thread. */
    StoredCollection restored(String namespace) {
        return collections.computeIfAbsent(namespace, StoredCollection::new);
    }

    /** Does again what an event of the log says; doing it twice, or over a later state, ends in the same. */
    void replay(Event event) {
        if (event.kind() == Event.Kind.DROP) {
            collections.remove(event.namespace());
            return;
        }
        StoredCollection collection = restored(event.namespace());
        switch (event.kind()) {
            case INSERT, UPDATE, REPLACE ->
                collection.restore(OrderKey.of(event.key().get(Bson.ID)), event.document());
            case DELETE -> collection.remove(OrderKey.of(event.key().get(Bson.ID)));
            case CREATE_INDEX ->
                collection.addIndex(IndexSpec.of(event.document().decode()), false);
            case DROP_INDEX ->
                collection.dropIndex(event.document().decode().get("name").toString());
            case CREATE, DROP -> {}
        }
    }

    static Document primaryIndex() {
        return new Document("v", 2).append("key", new Document(Bson.ID, 1)).append("name", "_id_");
    }
}
