package health.tributary.record.stream;

import com.mongodb.client.MongoClient;
import health.tributary.contract.BrokerAccess;
import health.tributary.record.RecordConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.bson.Document;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready exactly when store and broker answer. The answer is bounded in time, and kept for a while. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
    private final RecordConfiguration configuration;
    private final MongoClient client;
    private final Config broker;
    private final ExecutorService probes = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "record-readiness");
        thread.setDaemon(true);
        return thread;
    });
    private Admin admin;
    private HealthCheckResponse last;
    private long lastNanos;
    private Future<?> storeProbe;
    private Future<?> brokerProbe;

    Readiness(RecordConfiguration configuration, MongoClient client, Config broker) {
        this.configuration = configuration;
        this.client = client;
        this.broker = broker;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        long now = System.nanoTime();
        if (last == null || now - lastNanos > configuration.readinessTimeout().toNanos()) {
            storeProbe = renewed(storeProbe, this::askStore);
            brokerProbe = renewed(brokerProbe, this::askBroker);
            long until = now + configuration.readinessTimeout().toNanos();
            boolean store = answers(storeProbe, until);
            boolean broker = answers(brokerProbe, until);
            last = HealthCheckResponse.named("record-service")
                    .status(store && broker)
                    .withData("store", store ? "answers" : "away")
                    .withData("broker", broker ? "answers" : "away")
                    .build();
            lastNanos = System.nanoTime();
        }
        return last;
    }

    /** One question at a time: a probe that still hangs is waited for again, never joined by another. */
    private Future<?> renewed(Future<?> probe, Runnable question) {
        return probe != null && !probe.isDone() ? probe : probes.submit(question);
    }

    private static boolean answers(Future<?> probe, long until) {
        try {
            probe.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void askStore() {
        client.getDatabase(configuration.database()).runCommand(new Document("ping", 1));
    }

    private void askBroker() {
        if (admin == null) {
            Map<String, Object> settings = BrokerAccess.settings(name -> broker.getOptionalValue(name, String.class));
            settings.putAll(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    configuration.bootstrapServers(),
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    (int) configuration.readinessTimeout().toMillis(),
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    (int) configuration.readinessTimeout().toMillis()));
            admin = Admin.create(settings);
        }
        try {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException e) {
            throw new BrokerAway("the cluster", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAway("the cluster", e);
        }
    }

    @PreDestroy
    void stop() {
        probes.shutdownNow();
        if (admin != null) {
            admin.close(configuration.readinessTimeout());
        }
    }
}
