package health.tributary.record.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.RecordStoreContract;
import health.tributary.record.apply.StoreAway;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoRecordStoreIT implements RecordStoreContract {
    private static EmbeddedMongo mongo;
    private MongoDatabase database;
    private RecordStore store;

    @BeforeAll
    static void start() {
        mongo = new EmbeddedMongo();
    }

    @AfterAll
    static void stop() {
        mongo.close();
    }

    @BeforeEach
    void empty() {
        database = mongo.fresh();
        store = new MongoRecordStore(database);
    }

    @Override
    public RecordStore store() {
        return store;
    }

    @Test
    void indexesMayBeThereAlready() {
        assertThatCode(() -> Indexes.create(database)).doesNotThrowAnyException();
    }

    @Test
    void aStoreThatDoesNotAnswerIsAway() {
        String nowhere = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200";
        try (MongoClient client = MongoClients.create(nowhere)) {
            RecordStore away = new MongoRecordStore(client.getDatabase("tributary"));
            assertThatThrownBy(() -> away.subjects(List.of(ANN))).isInstanceOf(StoreAway.class);
        }
    }
}
