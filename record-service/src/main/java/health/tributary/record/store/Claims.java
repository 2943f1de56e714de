package health.tributary.record.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.BsonDocument;

/** The index without which two messages could hold one claim: there before the first of them is kept. */
final class Claims {
    private final MongoCollection<BsonDocument> messages;
    private volatile boolean kept;

    Claims(MongoCollection<BsonDocument> messages) {
        this.messages = messages;
    }

    void ensure() {
        if (!kept) {
            messages.createIndex(
                    Indexes.ascending("claim"), new IndexOptions().unique(true).sparse(true));
            kept = true;
        }
    }
}
