package health.tributary.record.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import health.tributary.embedded.store.EmbeddedStore;

/** One embedded store for the tests of a class, and a fresh database for each test. */
final class EmbeddedMongo implements AutoCloseable {
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(store.connectionString());

    MongoDatabase fresh() {
        MongoDatabase database = client.getDatabase("tributary");
        database.drop();
        Indexes.create(database);
        return database;
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
