package health.tributary.notification.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import health.tributary.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bson.Document;

/** The collections and, in this one place, their indexes. */
@ApplicationScoped
public class Collections {
    private final MongoDatabase database;

    @Inject
    public Collections(MongoClient client, NotificationConfiguration configuration) {
        this(client, configuration.database());
    }

    Collections(MongoClient client, String database) {
        // A number that a new primary has never seen would be given twice, so writes wait for a majority's journals.
        this.database = client.getDatabase(database).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    MongoCollection<Document> subscriptions() {
        return database.getCollection("subscriptions");
    }

    MongoCollection<Document> notifications() {
        return database.getCollection("notifications");
    }

    MongoCollection<Document> deliveries() {
        return database.getCollection("deliveries");
    }

    /** The record-service's: only read. */
    MongoCollection<Document> persons() {
        return database.getCollection("persons");
    }

    /** The record-service's: only read. */
    MongoCollection<Document> entries() {
        return database.getCollection("entries");
    }

    /** The record-service's: only read. */
    MongoCollection<Document> series() {
        return database.getCollection("series");
    }

    /** Creates what is missing; may be repeated. */
    public void createIndexes() {
        IndexOptions unique = new IndexOptions().unique(true);
        notifications().createIndex(Indexes.ascending("subscription", "n"), unique);
        notifications().createIndex(Indexes.ascending("subscription", "entry", "version"), unique);
        notifications().createIndex(Indexes.ascending("stored"));
        subscriptions().createIndex(Indexes.ascending("changed"));
        deliveries().createIndex(Indexes.ascending("leaseUntil"));
        deliveries().createIndex(Indexes.ascending("owner"));
    }
}
