package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import health.tributary.embedded.store.Commands.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * insert, update, delete and findAndModify. One command is one hold of its collection's write lock; the caller waits
 * for the log before it answers. What fails leaves neither a change nor an event.
 */
final class WriteCommands {
    private static final Set<String> UPDATE = Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint");
    private static final Set<String> DELETE = Set.of("q", "limit", "hint");

    private final Catalog catalog;
    private final Log log;

    WriteCommands(Catalog catalog, Log log) {
        this.catalog = catalog;
        this.log = log;
    }

    /** Changes made by the statements of one command, and the errors of those that failed. */
    private static final class Tally {
        private final Document reply = Commands.ok();
        private final List<Object> errors = new ArrayList<>();
        private final List<Object> upserted = new ArrayList<>();
        private int matched;
        private int modified;

        void run(int statements, boolean ordered, java.util.function.IntConsumer statement) {
            for (int i = 0; i < statements; i++) {
                try {
                    statement.accept(i);
                } catch (MongoServerError e) {
                    errors.add(new Document("index", i)
                            .append("code", e.getCode())
                            .append("errmsg", e.getMessageWithoutErrorCode()));
                    if (ordered) {
                        break;
                    }
                }
            }
        }

        Document reply() {
            reply.append("n", matched + upserted.size());
            if (!upserted.isEmpty()) {
                reply.append("upserted", upserted);
            }
            if (!errors.isEmpty()) {
                reply.append("writeErrors", errors);
            }
            return reply;
        }
    }

    Document insert(Request request) {
        List<Bson> documents = request.documents("documents");
        return catalog.write(request.namespace(), log, collection -> {
            Tally tally = new Tally();
            tally.run(documents.size(), request.ordered(), i -> {
                insert(collection, documents.get(i));
                tally.matched++;
            });
            return tally.reply();
        });
    }

    private void insert(StoredCollection collection, Bson stated) {
        Object statedId = stated.get(Bson.ID);
        Object id = statedId instanceof Missing ? new ObjectId() : statedId;
        requireId(id);
        Bson document = stated.firstField().equals(Bson.ID) ? stated : stated.withId(id);
        byte[] key = OrderKey.of(id);
        if (collection.documents().containsKey(key)) {
            throw Refusals.duplicateKey(collection.namespace(), "_id_", List.of(Bson.ID));
        }
        change(collection, Event.Kind.INSERT, key, document, null);
    }

    private static void requireId(Object id) {
        if (id instanceof Collection<?> || !OrderKey.isKey(id)) {
            throw new MongoServerError(53, "InvalidIdField", "The '_id' value can not be of this type");
        }
    }

    /** Makes one change and logs it; the collection's write lock is held. */
    private void change(StoredCollection collection, Event.Kind kind, byte[] key, Bson document, Bson description) {
        log.requireHealthy();
        if (document != null && document.size() > Bson.MAX_BYTES) {
            throw new MongoServerError(10334, "BSONObjectTooLarge", "the document is larger than 16 MiB");
        }
        Bson before = document == null ? collection.remove(key) : null;
        if (document != null) {
            collection.put(key, document);
        }
        Bson id = (document == null ? before : document).select(Set.of(Bson.ID), true);
        log.append(new Event(0, Instant.EPOCH, kind, collection.namespace(), id, document, description));
    }

    Document update(Request request) {
        List<Bson> updates = request.documents("updates");
        return catalog.write(request.namespace(), log, collection -> {
            Tally tally = new Tally();
            tally.run(updates.size(), request.ordered(), i -> update(collection, updates.get(i), i, tally));
            return tally.reply().append("nModified", tally.modified);
        });
    }

    private void update(StoredCollection collection, Bson statement, int number, Tally tally) {
        Document options = statement.select(Set.of("u"), false).decode();
        ServedCommands.requireFields("an update", options, UPDATE);
        Document filter = Commands.document(options, "q");
        Bson update = requireUpdate(statement.sub("u"));
        boolean multi = Commands.truth(options.get("multi"));
        if (multi && UpdateOperators.isReplacement(update)) {
            throw new MongoServerError(9, "FailedToParse", "multi update only works with $ operators");
        }
        List<?> arrayFilters = Commands.list(options, "arrayFilters");
        List<Bson> matches = new Find(filter, new Document(), 0, multi ? 0 : 1).list(collection);
        for (Bson match : matches) {
            tally.matched++;
            if (!updated(collection, match, filter, update, arrayFilters).equals(match)) {
                tally.modified++;
            }
        }
        if (matches.isEmpty() && Commands.truth(options.get("upsert"))) {
            Bson inserted = upserted(collection, filter, update, arrayFilters);
            tally.upserted.add(new Document("index", number).append(Bson.ID, inserted.get(Bson.ID)));
        }
    }

    private static Bson requireUpdate(Bson update) {
        if (update == null) {
            throw Refusals.notServed("an update by a pipeline");
        }
        return update;
    }

    /** Updates one document; returns an equal one if the update changes nothing, and then logs nothing. */
    private Bson updated(StoredCollection collection, Bson match, Document filter, Bson update, List<?> arrayFilters) {
        Object id = match.get(Bson.ID);
        boolean replacement = UpdateOperators.isReplacement(update);
        Bson result = replacement
                ? replacement(id, update)
                : UpdateOperators.apply(match, filter, update.decode(), arrayFilters);
        if (result.equals(match)) {
            return match;
        }
        Bson description = replacement ? null : UpdateOperators.describe(match, result);
        Event.Kind kind = replacement ? Event.Kind.REPLACE : Event.Kind.UPDATE;
        change(collection, kind, OrderKey.of(id), result, description);
        return result;
    }

    private static Bson replacement(Object id, Bson update) {
        Object stated = update.get(Bson.ID);
        if (!(stated instanceof Missing) && !java.util.Arrays.equals(OrderKey.of(stated), OrderKey.of(id))) {
            throw Refusals.immutableId();
        }
        return update.firstField().equals(Bson.ID) ? update : update.withId(id);
    }

    private Bson upserted(StoredCollection collection, Document filter, Bson update, List<?> arrayFilters) {
        Object stated = update.get(Bson.ID);
        Bson document;
        if (UpdateOperators.isReplacement(update) && !(stated instanceof Missing)) {
            Object wanted = filter.get(Bson.ID);
            document = replacement(wanted != null && OrderKey.isKey(wanted) ? wanted : stated, update);
        } else {
            document = UpdateOperators.apply(null, filter, update.decode(), arrayFilters);
        }
        insert(collection, document);
        return document;
    }

    Document delete(Request request) {
        List<Bson> deletes = request.documents("deletes");
        if (catalog.find(request.namespace()) == null) {
            return Commands.ok().append("n", 0);
        }
        return catalog.write(request.namespace(), log, collection -> {
            Tally tally = new Tally();
            tally.run(deletes.size(), request.ordered(), i -> {
                Document options = deletes.get(i).decode();
                ServedCommands.requireFields("a delete", options, DELETE);
                long limit = Commands.number(options, "limit", 0);
                Find find = new Find(Commands.document(options, "q"), new Document(), 0, limit);
                for (Bson match : find.list(collection)) {
                    change(collection, Event.Kind.DELETE, OrderKey.of(match.get(Bson.ID)), null, null);
                    tally.matched++;
                }
            });
            return tally.reply();
        });
    }

    Document findAndModify(Request request) {
        Document body = request.body();
        boolean remove = Commands.truth(body.get("remove"));
        if (remove == (body.get("update") != null)) {
            throw new MongoServerError(9, "FailedToParse", "either an update or remove=true must be specified");
        }
        return catalog.write(request.namespace(), log, collection -> {
            Find find = new Find(Commands.document(body, "query"), Commands.document(body, "sort"), 0, 1);
            Bson match = find.first(collection);
            Document outcome = new Document("n", match == null ? 0 : 1);
            Bson value = match;
            if (remove && match != null) {
                change(collection, Event.Kind.DELETE, OrderKey.of(match.get(Bson.ID)), null, null);
            } else if (!remove) {
                value = modify(collection, body, find.filter(), match, outcome);
            }
            Bson shown = value == null
                    ? null
                    : Projection.of(Commands.document(body, "fields")).apply(value);
            return Commands.ok().append("lastErrorObject", outcome).append("value", shown);
        });
    }

    private Bson modify(StoredCollection collection, Document body, Document filter, Bson match, Document outcome) {
        boolean returnsNew = Commands.truth(body.get("new"));
        List<?> arrayFilters = Commands.list(body, "arrayFilters");
        if (!(body.get("update") instanceof Document operators)) {
            throw Refusals.notServed("an update by a pipeline");
        }
        Bson update = Bson.of(operators);
        outcome.append("updatedExisting", match != null);
        if (match != null) {
            Bson result = updated(collection, match, filter, update, arrayFilters);
            return returnsNew ? result : match;
        }
        if (!Commands.truth(body.get("upsert"))) {
            return null;
        }
        Bson inserted = upserted(collection, filter, update, arrayFilters);
        outcome.append("n", 1).append("upserted", inserted.get(Bson.ID));
        return returnsNew ? inserted : null;
    }
}
