package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import health.tributary.embedded.store.Commands.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Commands about databases, collections and indexes. */
final class CatalogCommands {
    private final Catalog catalog;
    private final Log log;
    private final Cursors cursors;

    CatalogCommands(Catalog catalog, Log log, Cursors cursors) {
        this.catalog = catalog;
        this.log = log;
        this.cursors = cursors;
    }

    Document create(Request request) {
        if (!catalog.create(request.namespace(), log)) {
            throw new MongoServerError(48, "NamespaceExists", "Collection already exists. NS: " + request.namespace());
        }
        return Commands.ok();
    }

    Document drop(Request request) {
        if (!catalog.drop(request.namespace(), log)) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns not found");
        }
        return Commands.ok().append("ns", request.namespace());
    }

    /** Drops, and logs, collection by collection. */
    Document dropDatabase(Request request) {
        catalog.of(request.database()).forEach(collection -> catalog.drop(collection.namespace(), log));
        return Commands.ok().append("dropped", request.database());
    }

    Document createIndexes(Request request) {
        List<IndexSpec> specs = new ArrayList<>();
        for (Object index : Commands.list(request.body(), "indexes")) {
            specs.add(IndexSpec.of((Document) index));
        }
        boolean existed = catalog.find(request.namespace()) != null;
        return catalog.write(request.namespace(), log, collection -> {
            int before = collection.indexes().size() + 1;
            for (IndexSpec spec : specs) {
                if (collection.addIndex(spec, true)) {
                    log.append(Event.index(Event.Kind.CREATE_INDEX, collection.namespace(), spec.stated()));
                }
            }
            return Commands.ok()
                    .append("numIndexesBefore", before)
                    .append("numIndexesAfter", collection.indexes().size() + 1)
                    .append("createdCollectionAutomatically", !existed);
        });
    }

    Document dropIndexes(Request request) {
        StoredCollection existing = existing(request);
        Object wanted = request.body().get("index");
        return catalog.write(existing.namespace(), log, collection -> {
            int before = collection.indexes().size() + 1;
            boolean any = Objects.equals(wanted, "*");
            for (CollectionIndex index : collection.indexes()) {
                IndexSpec spec = index.spec();
                if (Objects.equals(wanted, "*")
                        || Objects.equals(wanted, spec.name())
                        || Objects.equals(wanted, spec.stated().get("key"))) {
                    any = true;
                    collection.dropIndex(spec.name());
                    log.append(Event.index(
                            Event.Kind.DROP_INDEX, collection.namespace(), new Document("name", spec.name())));
                }
            }
            if (!any) {
                throw new MongoServerError(27, "IndexNotFound", "index not found");
            }
            return Commands.ok().append("nIndexesWas", before);
        });
    }

    private StoredCollection existing(Request request) {
        StoredCollection collection = catalog.find(request.namespace());
        if (collection == null) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns does not exist: " + request.namespace());
        }
        return collection;
    }

    Document listIndexes(Request request) {
        StoredCollection collection = existing(request);
        List<Document> indexes = new ArrayList<>();
        indexes.add(Catalog.primaryIndex());
        collection.lock().readLock().lock();
        try {
            for (CollectionIndex index : collection.indexes()) {
                Document shown = new Document("v", 2);
                shown.putAll(index.spec().stated());
                shown.remove("ns");
                indexes.add(shown);
            }
        } finally {
            collection.lock().readLock().unlock();
        }
        return cursors.first(
                request.namespace(),
                Cursors.over(indexes.iterator()),
                Commands.document(request.body(), "cursor"),
                false);
    }

    Document listCollections(Request request) {
        List<Document> shown = new ArrayList<>();
        for (StoredCollection collection : catalog.of(request.database())) {
            String name = collection.namespace().substring(request.database().length() + 1);
            shown.add(new Document("name", name)
                    .append("type", "collection")
                    .append("options", new Document())
                    .append("info", new Document("readOnly", false))
                    .append("idIndex", Catalog.primaryIndex()));
        }
        filter(shown, request.body());
        return cursors.first(
                request.database() + ".$cmd.listCollections",
                Cursors.over(shown.iterator()),
                Commands.document(request.body(), "cursor"),
                false);
    }

    Document listDatabases(Request request) {
        // Every MongoDB has these; Debezium takes a list without any for missing rights.
        Set<String> names = new TreeSet<>(Set.of("admin", "config", "local"));
        for (StoredCollection collection : catalog.all()) {
            names.add(collection.namespace().substring(0, collection.namespace().indexOf('.')));
        }
        List<Document> shown = new ArrayList<>();
        names.forEach(name ->
                shown.add(new Document("name", name).append("sizeOnDisk", 0L).append("empty", false)));
        filter(shown, request.body());
        return Commands.ok().append("databases", shown).append("totalSize", 0L);
    }

    private static void filter(List<Document> shown, Document command) {
        Document filter = Commands.document(command, "filter");
        DefaultQueryMatcher matcher = new DefaultQueryMatcher();
        shown.removeIf(document -> !matcher.matches(document, filter));
    }
}
