package health.tributary.embedded.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * The same contract against a real MongoDB replica set: {@code -Dtributary.mongodb.uri=mongodb://…}. Skipped without
 * one.
 */
class RealMongoServerIT implements StoreServerContract, ChangeStreamContract {
    private static MongoClient client;

    @BeforeAll
    static void connect() {
        String uri = System.getProperty("tributary.mongodb.uri", "");
        assumeTrue(!uri.isEmpty(), "no tributary.mongodb.uri is set");
        client = MongoClients.create(uri);
    }

    @AfterAll
    static void disconnect() {
        if (client != null) {
            client.close();
        }
    }

    @AfterEach
    void empty() {
        database().drop();
    }

    @Override
    public MongoClient client() {
        return client;
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase("tributary_contract");
    }
}
