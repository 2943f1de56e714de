package health.tributary.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedBrokerIT {
    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(Settings.in(folder));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void itHasTheTopicsOfTheContractWithTheirPartitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var topics = admin.describeTopics(
                            Topics.ALL.stream().map(Topics.Topic::name).toList())
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS);
            for (Topics.Topic topic : Topics.ALL) {
                assertThat(topics.get(topic.name()).partitions()).hasSize(topic.partitions());
            }
        }
    }

    @Test
    void aMessageOf32MebibytesThatDoesNotCompressPassesWithZstd() throws Exception {
        byte[] value = new byte[32 * 1024 * 1024];
        new Random(1).nextBytes(value);
        String address = broker.bootstrapServers();
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", address,
                        "acks", "all",
                        "compression.type", "zstd",
                        "buffer.memory", "100000000",
                        "max.request.size", String.valueOf(Topics.MAX_RECORD_BYTES)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.FEED, 0, null, value)).get(60, TimeUnit.SECONDS);
        }
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.FEED, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecords<byte[], byte[]> records = ConsumerRecords.empty();
            for (int i = 0; i < 100 && records.isEmpty(); i++) {
                records = consumer.poll(Duration.ofMillis(300));
            }
            assertThat(records.iterator().next().value()).isEqualTo(value);
        }
    }

    @Test
    void aTopicThatNobodyDeclaredIsNotMade() {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "3000");
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("tributary.typo", new byte[1]))
                            .get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("tributary.typo");
        }
    }
}
