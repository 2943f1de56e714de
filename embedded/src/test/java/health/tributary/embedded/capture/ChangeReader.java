package health.tributary.embedded.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code tributary.changes} from its beginning. */
final class ChangeReader implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** One change as a consumer gets it. */
    record Seen(String key, JsonNode value) {
        String id() {
            return value.path("_id").asText();
        }
    }

    private final Consumer<String, String> consumer;
    private final List<Seen> seen = new ArrayList<>();

    ChangeReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        int partitions = Topics.ALL.stream()
                .filter(topic -> topic.name().equals(Topics.CHANGES))
                .mapToInt(Topics.Topic::partitions)
                .sum();
        consumer.assign(IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(Topics.CHANGES, partition))
                .toList());
    }

    /** All that has come so far, once it fulfils the condition; or what came until the limit. */
    List<Seen> await(Predicate<List<Seen>> enough) throws JsonProcessingException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!enough.test(seen) && System.nanoTime() < end) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                seen.add(new Seen(record.key(), new ObjectMapper().readTree(record.value())));
            }
        }
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
