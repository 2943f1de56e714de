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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRecordStoreIT implements RecordStoreContract {
    @RegisterExtension
    static final EmbeddedMongo MONGO = new EmbeddedMongo();

    private MongoDatabase database;
    private RecordStore store;

    @BeforeEach
    void empty() {
        database = MONGO.fresh();
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
