package health.tributary.embedded.broker;

import health.tributary.contract.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the event contract as one machine has them: their partitions, sizes and how long they are kept. */
final class TopicPlan {
    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    /** Long enough for a service that was off over a holiday; the archive in the store keeps every message for good. */
    private static final long RETENTION_MILLIS = 7 * DAY_MILLIS;

    /** Rejects wait for a person to mend them. */
    private static final long REJECTS_RETENTION_MILLIS = 90 * DAY_MILLIS;

    private TopicPlan() {}

    static List<NewTopic> topics() {
        return Topics.ALL.stream().map(TopicPlan::topic).toList();
    }

    private static NewTopic topic(Topics.Topic topic) {
        long retention = topic.name().equals(Topics.REJECTS) ? REJECTS_RETENTION_MILLIS : RETENTION_MILLIS;
        return new NewTopic(topic.name(), topic.partitions(), (short) 1)
                .configs(Map.of(
                        "max.message.bytes",
                        String.valueOf(Topics.MAX_RECORD_BYTES),
                        "retention.ms",
                        String.valueOf(retention),
                        "cleanup.policy",
                        "delete",
                        // As the producer compressed it: the broker need not open it.
                        "compression.type",
                        "producer"));
    }
}
