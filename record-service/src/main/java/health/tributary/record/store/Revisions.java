package health.tributary.record.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bson.BsonDocument;

/** Writes documents that have a revision: one unordered bulk of inserts and of replacements of the revision before. */
final class Revisions {
    static final String FIELD = "revision";

    private static final int DUPLICATE_KEY = 11_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private Revisions() {}

    /** The keys of the documents of which it is not certain that they were written. */
    static <T, K> Set<K> write(
            MongoCollection<BsonDocument> collection,
            Collection<T> items,
            Function<T, K> key,
            ToLongFunction<T> revision,
            Function<T, BsonDocument> document) {
        if (items.isEmpty()) {
            return Set.of();
        }
        List<T> order = new ArrayList<>(items);
        List<WriteModel<BsonDocument>> writes = new ArrayList<>(order.size());
        int replacements = 0;
        for (T item : order) {
            BsonDocument written = document.apply(item);
            long number = revision.applyAsLong(item);
            if (number == 1) {
                writes.add(new InsertOneModel<>(written));
            } else {
                BsonDocument before =
                        new BsonDocument("_id", written.get("_id")).append(FIELD, Fields.number(number - 1));
                writes.add(new ReplaceOneModel<>(before, written));
                replacements++;
            }
        }
        int expected = replacements;
        return Calls.call("writing " + collection.getNamespace().getCollectionName(), () -> {
            Set<K> uncertain = new HashSet<>();
            BulkWriteResult result = bulk(collection, writes, order, key, uncertain);
            if (result.getMatchedCount() < expected) {
                // The driver does not say which: all replacements are to be looked at again.
                order.stream()
                        .filter(item -> revision.applyAsLong(item) > 1)
                        .map(key)
                        .forEach(uncertain::add);
            }
            return uncertain;
        });
    }

    private static <T, K> BulkWriteResult bulk(
            MongoCollection<BsonDocument> collection,
            List<WriteModel<BsonDocument>> writes,
            List<T> order,
            Function<T, K> key,
            Set<K> uncertain) {
        try {
            return collection.bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCode() != DUPLICATE_KEY) {
                    throw e;
                }
                uncertain.add(key.apply(order.get(error.getIndex())));
            }
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            return e.getWriteResult();
        }
    }
}
