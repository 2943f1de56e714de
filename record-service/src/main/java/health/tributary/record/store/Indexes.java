package health.tributary.record.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** Every index of the record's collections, in one place. */
public final class Indexes {
    private static final List<Index> ALL = List.of(
            // A person's entries of a type; also the scope of a set snapshot.
            new Index(CollectionNames.ENTRIES, false, "subject", "type"),
            // A person's results of a code, however many others there are.
            new Index(CollectionNames.ENTRIES, false, "subject", "type", "index.code"),
            // Directories and searches over all patients, page by page.
            new Index(CollectionNames.ENTRIES, false, "type", "_id"),
            new Index(CollectionNames.ENTRIES, true, "index.identifier"),
            new Index(CollectionNames.ENTRIES, true, "index.name"),
            new Index(CollectionNames.ENTRIES, true, "index.birthdate"),
            // The entries that point at a document: who may read them may read it.
            new Index(CollectionNames.ENTRIES, true, "index.attachment"),
            // Who else has one of these links.
            new Index(CollectionNames.SUBJECTS, true, "links"),
            // The person of a subject.
            new Index(CollectionNames.PERSONS, false, "members"),
            new Index(CollectionNames.IDENTITY, false, "about"),
            // A person's codes; and those whose link is not told yet: hardly ever one.
            new Index(CollectionNames.LINKS, false, "about"),
            new Index(CollectionNames.LINKS, false, "code"),
            new Index(CollectionNames.LINKS, true, "untold"),
            // A metric of a subject over time.
            new Index(CollectionNames.SERIES, false, "subject", "metric", "day"),
            // A person's days, page by page.
            new Index(CollectionNames.SERIES, false, "subject", "_id"),
            // Messages in the order in which they came, for rehearsals and replays.
            new Index(CollectionNames.MESSAGES, false, "received", "_id"),
            // Rejected messages: few of all.
            new Index(CollectionNames.MESSAGES, true, "outcome.reason"),
            // Own entries that were archived and perhaps not applied: hardly ever one. (The unique one is Claims'.)
            new Index(CollectionNames.MESSAGES, true, "pending"));

    private Indexes() {}

    /** Creates what is missing; changes nothing where all are there. */
    public static void create(MongoDatabase database) {
        ALL.stream()
                .map(Index::collection)
                .distinct()
                .forEach(collection -> database.getCollection(collection)
                        .createIndexes(ALL.stream()
                                .filter(index -> index.collection.equals(collection))
                                .map(Index::model)
                                .toList()));
    }

    private record Index(String collection, boolean sparse, List<String> fields) {
        Index(String collection, boolean sparse, String... fields) {
            this(collection, sparse, List.of(fields));
        }

        IndexModel model() {
            BsonDocument keys = new BsonDocument();
            fields.forEach(field -> keys.put(field, new BsonInt32(1)));
            return new IndexModel(keys, new IndexOptions().sparse(sparse));
        }
    }
}
