package health.tributary.record.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Reads of many documents by the values of one field. */
final class Reads {
    private static final int CHUNK = 1_000;

    private Reads() {}

    /** All documents that have any of the values, in chunks of {@value #CHUNK} values. */
    static <K> void byValues(
            MongoCollection<BsonDocument> collection,
            String field,
            Collection<K> keys,
            Function<K, String> text,
            Bson projection,
            Consumer<BsonDocument> found) {
        byValues(collection, field, keys, text, projection, BsonDocument.class, found);
    }

    /** The same, as documents of another class: whole ones are trees, raw ones bytes. */
    static <K, D> void byValues(
            MongoCollection<BsonDocument> collection,
            String field,
            Collection<K> keys,
            Function<K, String> text,
            Bson projection,
            Class<D> as,
            Consumer<D> found) {
        List<BsonValue> values = new ArrayList<>(Fields.texts(new HashSet<>(keys), text));
        for (int from = 0; from < values.size(); from += CHUNK) {
            BsonArray chunk = new BsonArray(values.subList(from, Math.min(from + CHUNK, values.size())));
            BsonDocument filter = Searches.field(field, Searches.field("$in", chunk));
            List<D> documents = Calls.call(
                    "reading " + collection.getNamespace().getCollectionName(),
                    () -> collection
                            .find(filter, as)
                            .batchSize(CHUNK)
                            .projection(projection)
                            .into(new ArrayList<>()));
            documents.forEach(found);
        }
    }

    static <K, T> List<T> upTo(
            MongoCollection<BsonDocument> collection,
            String field,
            Collection<K> keys,
            Function<K, String> text,
            int limit,
            Function<BsonDocument, T> read) {
        if (keys.isEmpty()) {
            return List.of();
        }
        BsonDocument filter = Searches.field(field, Searches.field("$in", Fields.texts(new HashSet<>(keys), text)));
        return Calls.call(
                "reading " + collection.getNamespace().getCollectionName(),
                () -> collection
                        .find(filter)
                        .sort(Sorts.ascending("_id"))
                        .limit(limit)
                        .map(read::apply)
                        .into(new ArrayList<>()));
    }
}
