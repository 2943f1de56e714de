package health.tributary.record.stream;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.record.apply.Backoff;
import health.tributary.record.apply.StoreAway;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumptionTest {
    private static final TopicPartition FIRST = new TopicPartition("topic", 0);
    private static final TopicPartition SECOND = new TopicPartition("topic", 1);
    private static final Backoff SHORT = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> done = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void assign() {
        consumer.subscribe(List.of("topic"));
        consumer.rebalance(List.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    }

    @Test
    void offsetsAreCommittedAfterTheEffect() {
        add(FIRST, 0, "a");
        add(FIRST, 1, "b");
        add(SECOND, 0, "c");
        consumption(records -> {
                    assertThat(committed(FIRST)).isZero();
                    records.forEach(record -> done.add(text(record)));
                })
                .poll(consumer);
        assertThat(done).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(committed(FIRST)).isEqualTo(2);
        assertThat(committed(SECOND)).isEqualTo(1);
    }

    @Test
    void whileTheStoreIsAwayTheSameRecordsAreTriedAgainAndNoneOvertakes() {
        add(FIRST, 0, "a");
        List<String> tried = new ArrayList<>();
        consumption(records -> {
                    records.forEach(record -> tried.add(text(record)));
                    if (tried.size() < 3) {
                        assertThat(committed(FIRST)).isZero();
                        add(FIRST, tried.size(), "later");
                        throw new StoreAway("reading", null);
                    }
                })
                .poll(consumer);
        assertThat(tried).containsExactly("a", "a", "a");
        assertThat(committed(FIRST)).isEqualTo(1);
        assertThat(consumer.paused()).isEmpty();
        assertThat(registry.get("tributary.record.waits").counter().count()).isEqualTo(2);
    }

    @Test
    void recordsOfAPartitionThatIsTakenAwayMeanwhileAreLeftToItsNextOwner() {
        add(FIRST, 0, "a");
        add(SECOND, 0, "b");
        List<List<String>> tries = new ArrayList<>();
        consumption(records -> {
                    tries.add(records.stream().map(ConsumptionTest::text).toList());
                    if (tries.size() == 1) {
                        consumer.rebalance(List.of(SECOND));
                        throw new StoreAway("reading", null);
                    }
                })
                .poll(consumer);
        assertThat(tries.get(1)).containsExactly("b");
        assertThat(committed(SECOND)).isEqualTo(1);
    }

    private Consumption consumption(Effect effect) {
        return new Consumption(
                "test", List.of("topic"), () -> consumer, effect, SHORT, new ConsumptionMeters(registry, "test", 0));
    }

    private void add(TopicPartition partition, long offset, String value) {
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, "key", value.getBytes(StandardCharsets.UTF_8)));
    }

    private long committed(TopicPartition partition) {
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null ? 0 : committed.offset();
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
