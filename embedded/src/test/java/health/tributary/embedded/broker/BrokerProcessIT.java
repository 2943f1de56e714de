package health.tributary.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class BrokerProcessIT {
    @TempDir
    Path data;

    private Process start(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName());
        builder.environment().put("TRIBUTARY_DATA", data.toString());
        builder.environment().put("TRIBUTARY_BROKER_PORT", String.valueOf(port));
        return builder.redirectErrorStream(true).start();
    }

    private static String address(Process broker) throws IOException {
        BufferedReader lines = broker.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("broker listening on ")) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
        return line.substring("broker listening on ".length());
    }

    private static Producer<String, String> producer(String address) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "acks", "all", "compression.type", "zstd"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> values(String address, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", address, "group.id", "test", "auto.offset.reset", "earliest");
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.IDENTITY));
            List<String> values = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (values.size() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
            consumer.commitSync();
            return values;
        }
    }

    @Test
    void aKilledBrokerComesBackAsItWasOnItsPort() throws Exception {
        Process first = start(0);
        String address = address(first);
        String cluster;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            cluster = admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
        }
        try (Producer<String, String> producer = producer(address)) {
            for (int i = 0; i < 100; i++) {
                producer.send(new ProducerRecord<>(Topics.IDENTITY, "identity", "before " + i))
                        .get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(values(address, 100)).hasSize(100);
        first.destroyForcibly().waitFor();

        Process second = start(0);
        assertThat(address(second)).isEqualTo(address);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            assertThat(admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS))
                    .isEqualTo(cluster);
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                    .containsAll(Topics.ALL.stream().map(Topics.Topic::name).toList());
        }
        try (Producer<String, String> producer = producer(address)) {
            producer.send(new ProducerRecord<>(Topics.IDENTITY, "identity", "after"))
                    .get(30, TimeUnit.SECONDS);
        }
        // The group goes on where it was: its offsets survived too.
        assertThat(values(address, 1)).containsExactly("after");
        second.destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTakenPortEndsItWithOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start(taken.getLocalPort());
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output)
                    .contains("127.0.0.1:" + taken.getLocalPort(), "TRIBUTARY_BROKER_PORT")
                    .doesNotContain("\tat ");
        }
    }
}
