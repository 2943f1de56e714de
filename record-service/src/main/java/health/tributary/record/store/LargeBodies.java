package health.tributary.record.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import health.tributary.contract.MessageId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Bodies too large for a document, as GridFS files under their message's id. */
final class LargeBodies {
    private static final String BUCKET = "bodies";

    private final GridFSBucket bucket;
    private final MongoCollection<BsonDocument> files;
    private final MongoCollection<BsonDocument> chunks;

    LargeBodies(MongoDatabase database) {
        this.bucket = GridFSBuckets.create(database, BUCKET);
        this.files = database.getCollection(BUCKET + ".files", BsonDocument.class);
        this.chunks = database.getCollection(BUCKET + ".chunks", BsonDocument.class);
    }

    /** Keeps a body unless it is there. The file's own document is written last: chunks without it are of a writer that ended. */
    void keep(MessageId id, byte[] body) {
        BsonString key = Fields.text(id.value());
        if (files.find(Searches.field("_id", key)).first() == null) {
            chunks.deleteMany(Searches.field("files_id", key));
            bucket.uploadFromStream(key, id.value(), new ByteArrayInputStream(body));
        }
    }

    /** Removes a body whose message was not kept. */
    void drop(MessageId id) {
        BsonString key = Fields.text(id.value());
        files.deleteMany(Searches.field("_id", key));
        chunks.deleteMany(Searches.field("files_id", key));
    }

    byte[] read(MessageId id) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        bucket.downloadToStream(Fields.text(id.value()), body);
        return body.toByteArray();
    }
}
