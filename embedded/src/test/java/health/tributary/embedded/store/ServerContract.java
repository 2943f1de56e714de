package health.tributary.embedded.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/** A server that speaks MongoDB's protocol, and what its contracts share. */
interface ServerContract {
    MongoClient client();

    /** A database of this test alone. */
    MongoDatabase database();

    default MongoCollection<Document> things() {
        return database().getCollection("things");
    }

    static List<Document> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Document("_id", i).append("n", i % 10).append("text", "t" + i))
                .toList();
    }

    static List<Object> ids(Iterable<Document> documents) {
        List<Object> ids = new ArrayList<>();
        documents.forEach(document -> ids.add(document.get("_id")));
        return ids;
    }
}
