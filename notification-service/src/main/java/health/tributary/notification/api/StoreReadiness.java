package health.tributary.notification.api;

import com.mongodb.client.MongoClient;
import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.deliver.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up while the store answers and the subscriptions have been read from it once. */
@Readiness
@ApplicationScoped
public class StoreReadiness implements HealthCheck {
    private final MongoClient client;
    private final Catalogue catalogue;
    private final NotificationConfiguration configuration;

    public StoreReadiness(MongoClient client, Catalogue catalogue, NotificationConfiguration configuration) {
        this.client = client;
        this.catalogue = catalogue;
        this.configuration = configuration;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            client.getDatabase(configuration.database()).runCommand(new Document("ping", 1));
            return HealthCheckResponse.named("store").status(catalogue.loaded()).build();
        } catch (RuntimeException e) {
            return HealthCheckResponse.named("store").down().build();
        }
    }
}
