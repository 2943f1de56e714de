package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import health.tributary.embedded.store.Commands.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** find, aggregate, count, distinct, and the change streams that begin with an aggregate. */
final class ReadCommands {
    private final Catalog catalog;
    private final Log log;
    private final Cursors cursors;

    ReadCommands(Catalog catalog, Log log, Cursors cursors) {
        this.catalog = catalog;
        this.log = log;
        this.cursors = cursors;
    }

    Document find(Request request) {
        Document body = request.body();
        Find find = new Find(
                Commands.document(body, "filter"),
                Commands.document(body, "sort"),
                Commands.number(body, "skip", 0),
                Math.abs(Commands.number(body, "limit", 0)));
        var projection = Projection.of(Commands.document(body, "projection"));
        Stream<Bson> found = find.in(catalog.find(request.namespace())).map(projection);
        boolean single = Commands.truth(body.get("singleBatch"));
        return cursors.first(request.namespace(), Cursors.over(found.iterator()), body, single);
    }

    Document count(Request request) {
        Document body = request.body();
        Find find = new Find(
                Commands.document(body, "query"),
                new Document(),
                Commands.number(body, "skip", 0),
                Math.abs(Commands.number(body, "limit", 0)));
        return Commands.ok().append("n", (int) count(find, catalog.find(request.namespace())));
    }

    private static long count(Find find, StoredCollection collection) {
        if (collection != null && find.equals(Find.matching(new Document()))) {
            collection.lock().readLock().lock();
            try {
                return collection.documents().size();
            } finally {
                collection.lock().readLock().unlock();
            }
        }
        return find.in(collection).mapToLong(document -> 1).sum();
    }

    Document distinct(Request request) {
        String path = Commands.text(request.body(), "key");
        Set<String> root = Set.of(FieldPath.root(path));
        Set<Object> values = new TreeSet<>(ValueComparator.ascWithoutListHandling());
        Find.matching(Commands.document(request.body(), "query"))
                .in(catalog.find(request.namespace()))
                .forEach(bson -> {
                    Object value = Utils.getSubdocumentValueCollectionAware(bson.decode(root), path);
                    if (value instanceof Collection<?> list) {
                        list.stream().filter(item -> !(item instanceof Missing)).forEach(values::add);
                    } else if (!(value instanceof Missing)) {
                        values.add(value);
                    }
                });
        return Commands.ok().append("values", values);
    }

    Document aggregate(Request request) {
        Document body = request.body();
        List<Document> stages = stages(body, "pipeline");
        Document cursor = Commands.document(body, "cursor");
        if (!stages.isEmpty() && stages.get(0).containsKey("$changeStream")) {
            return changes(request, stages, cursor);
        }
        if (!(body.get(request.name()) instanceof String)) {
            throw Refusals.notServed("an aggregate without a collection");
        }
        Stream<?> result = run(stages, request.database(), request.namespace());
        return cursors.first(request.namespace(), Cursors.over(result.iterator()), cursor, false);
    }

    private static List<Document> stages(Document from, String field) {
        List<Document> stages = new ArrayList<>();
        for (Object stage : Commands.list(from, field)) {
            if (!(stage instanceof Document document)) {
                throw Refusals.badValue("each stage of a pipeline has to be a document");
            }
            stages.add(document);
        }
        return stages;
    }

    /** What a find can do is done by one, so that indexes serve it; the rest of the pipeline follows. */
    private Stream<?> run(List<Document> stages, String database, String namespace) {
        stages.forEach(ServedCommands::requireStage);
        StoredCollection collection = catalog.find(namespace);
        int next = 0;
        Document filter = new Document();
        Document sort = new Document();
        long skip = 0;
        long limit = 0;
        if (has(stages, next, "$match")) {
            filter = Commands.document(stages.get(next++), "$match");
        }
        if (has(stages, next, "$sort")) {
            sort = Commands.document(stages.get(next++), "$sort");
        }
        if (has(stages, next, "$skip")) {
            skip = Commands.number(stages.get(next++), "$skip", 0);
        }
        if (has(stages, next, "$limit")) {
            limit = Commands.number(stages.get(next++), "$limit", 0);
        }
        Find find = new Find(filter, sort, skip, limit);
        List<Document> rest = stages.subList(next, stages.size());
        Document counting = new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));
        if (rest.size() == 1 && rest.get(0).equals(counting)) {
            long n = count(find, collection);
            return n == 0 ? Stream.empty() : Stream.of(new Document("_id", 1).append("n", (int) n));
        }
        return joined(find.in(collection), rest, database);
    }

    private Stream<?> joined(Stream<?> found, List<Document> stages, String database) {
        int next = 0;
        Stream<?> all = found;
        if (has(stages, next, "$project") && Projection.plain(Commands.document(stages.get(next), "$project"))) {
            var projection = Projection.of(Commands.document(stages.get(next++), "$project"));
            all = all.map(document -> projection.apply((Bson) document));
        }
        while (has(stages, next, "$unionWith")) {
            all = Stream.concat(all, union(Commands.document(stages.get(next++), "$unionWith"), database));
        }
        List<Document> rest = stages.subList(next, stages.size());
        if (rest.stream().anyMatch(stage -> stage.containsKey("$unionWith"))) {
            throw Refusals.notServed("a $unionWith behind stages other than $match, $sort, $skip, $limit, $project");
        }
        return rest.isEmpty()
                ? all
                : Aggregation.fromPipeline(rest, null, null, null, null)
                        .runStagesAsStream(all.map(
                                document -> document instanceof Bson bson ? bson.decode() : (Document) document));
    }

    private Stream<?> union(Document with, String database) {
        return run(stages(with, "pipeline"), database, database + "." + Commands.text(with, "coll"));
    }

    private static boolean has(List<Document> stages, int at, String name) {
        return at < stages.size() && stages.get(at).containsKey(name);
    }

    private Document changes(Request request, List<Document> stages, Document cursor) {
        Document options = Commands.document(stages.get(0), "$changeStream");
        String scope;
        String namespace;
        if (Commands.truth(options.get("allChangesForCluster"))) {
            scope = "";
            namespace = "admin.$cmd.aggregate";
        } else if (request.body().get(request.name()) instanceof Number) {
            scope = request.database() + ".";
            namespace = request.database() + ".$cmd.aggregate";
        } else {
            scope = request.namespace();
            namespace = scope;
        }
        ChangeCursor changes = new ChangeCursor(catalog, log, scope, options, stages.subList(1, stages.size()));
        return cursors.first(namespace, changes, cursor, false);
    }
}
