package health.tributary.record;

import com.mongodb.client.MongoClient;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.archive.Archive;
import health.tributary.record.series.SeriesStore;
import health.tributary.record.store.MongoArchive;
import health.tributary.record.store.MongoRecordStore;
import health.tributary.record.store.MongoSeriesStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The implementations of the store's ports. */
@ApplicationScoped
public class RecordStores {
    @Produces
    @Singleton
    RecordStore recordStore(MongoClient client, RecordConfiguration configuration) {
        return new MongoRecordStore(client.getDatabase(configuration.database()));
    }

    @Produces
    @Singleton
    SeriesStore seriesStore(MongoClient client, RecordConfiguration configuration) {
        return new MongoSeriesStore(client.getDatabase(configuration.database()));
    }

    @Produces
    @Singleton
    Archive archive(MongoClient client, RecordConfiguration configuration) {
        return new MongoArchive(client.getDatabase(configuration.database()));
    }
}
