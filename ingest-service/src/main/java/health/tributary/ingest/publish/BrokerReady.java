package health.tributary.ingest.publish;

import health.tributary.contract.BrokerAccess;
import health.tributary.contract.Topics;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.IngestConfiguration.Publishing;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while every partition of the topics that the doors write to has a leader, as far as the broker says in time. */
@Readiness
@Singleton
public class BrokerReady implements AsyncHealthCheck {
    private static final String NAME = "broker takes messages";
    private static final List<String> TOPICS = List.of(Topics.FEED, Topics.FEED_BACKFILL, Topics.REJECTS);

    private final Admin admin;
    private final Uni<Boolean> answer;

    BrokerReady(IngestConfiguration configuration, Config broker) {
        Publishing publishing = configuration.publishing();
        Map<String, Object> settings = BrokerAccess.settings(name -> broker.getOptionalValue(name, String.class));
        settings.putAll(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                publishing.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "tributary-ingest-health",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                publishing.healthTimeoutMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                publishing.healthTimeoutMillis(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000));
        this.admin = Admin.create(settings);
        this.answer = Uni.createFrom()
                .completionStage(this::describe)
                .ifNoItem()
                .after(Duration.ofMillis(publishing.healthTimeoutMillis()))
                .fail()
                .onFailure()
                .recoverWithItem(false)
                .memoize()
                .forFixedDuration(Duration.ofMillis(publishing.healthCacheMillis()));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return answer.map(ready -> HealthCheckResponse.named(NAME).status(ready).build());
    }

    private CompletionStage<Boolean> describe() {
        return admin.describeTopics(TOPICS)
                .allTopicNames()
                .toCompletionStage()
                .thenApply(topics -> topics.values().stream().allMatch(BrokerReady::led));
    }

    private static boolean led(TopicDescription topic) {
        return topic.partitions().stream()
                .allMatch(partition ->
                        partition.leader() != null && !partition.leader().isEmpty());
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
