package health.tributary.record.store;

import health.tributary.record.link.LinkStore;
import health.tributary.record.link.LinkStoreContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoLinkStoreIT implements LinkStoreContract {
    @RegisterExtension
    static final EmbeddedMongo MONGO = new EmbeddedMongo();

    private LinkStore store;

    @BeforeEach
    void empty() {
        store = new MongoLinkStore(MONGO.fresh());
    }

    @Override
    public LinkStore store() {
        return store;
    }
}
