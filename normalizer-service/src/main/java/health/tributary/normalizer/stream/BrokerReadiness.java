package health.tributary.normalizer.stream;

import health.tributary.contract.BrokerAccess;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready exactly while the broker answers: without it the service can do nothing, with it nothing else is missing. */
@Readiness
@ApplicationScoped
class BrokerReadiness implements HealthCheck {
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

    private final Admin admin;
    private final Duration wait;

    @Inject
    BrokerReadiness(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            NormalizerConfiguration configuration,
            Config broker) {
        this.wait = configuration.readinessWait();
        Map<String, Object> settings = BrokerAccess.settings(name -> broker.getOptionalValue(name, String.class));
        settings.putAll(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "normalizer-readiness"));
        this.admin = Admin.create(settings);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").status(answers()).build();
    }

    private boolean answers() {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(wait.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException away) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        admin.close(CLOSE_WAIT);
    }
}
