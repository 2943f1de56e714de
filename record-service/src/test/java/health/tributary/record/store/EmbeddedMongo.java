package health.tributary.record.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import health.tributary.embedded.store.EmbeddedStore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One embedded store for the tests of a class, which has it as a static {@code @RegisterExtension}. */
final class EmbeddedMongo implements BeforeAllCallback, AfterAllCallback {
    private EmbeddedStore store;
    private MongoClient client;

    @Override
    public void beforeAll(ExtensionContext context) {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.connectionString());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        store.close();
    }

    /** The database, emptied, with its indexes. */
    MongoDatabase fresh() {
        MongoDatabase database = client.getDatabase("tributary");
        database.drop();
        Indexes.create(database);
        return database;
    }
}
