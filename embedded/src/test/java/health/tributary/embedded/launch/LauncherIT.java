package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Broker, store and capture as real processes; the services have their own tests and those of the whole pipeline. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class LauncherIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<Part> PARTS = EnumSet.of(Part.BROKER, Part.STORE, Part.CAPTURE);

    @TempDir
    Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private LaunchSettings settings() throws Exception {
        return LaunchSettings.of(ROOT, Map.of())
                .withData(data.resolve("data"))
                .withParts(PARTS)
                .withPorts(PortCheck.freePorts());
    }

    private Launcher start(LaunchSettings settings) throws Exception {
        Launcher launcher = Launcher.start(settings, new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            launcher.awaitReady();
        } catch (LaunchException e) {
            launcher.close();
            throw e;
        }
        return launcher;
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static Set<String> ids(LaunchSettings settings, int count) {
        Set<String> ids = new HashSet<>();
        try (Consumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", "127.0.0.1:" + settings.port(Door.BROKER),
                        "group.id", "test-" + count,
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("tributary.changes"));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
            while (ids.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(
                                record -> ids.add(Document.parse(record.value()).getString("_id")));
            }
        }
        return ids;
    }

    @Test
    void aPartThatIsKilledComesBackAndMissesNothingAndTheEndLeavesNobody() throws Exception {
        LaunchSettings settings = settings();
        List<Long> pids = new ArrayList<>();
        try (Launcher launcher = start(settings);
                MongoClient client =
                        MongoClients.create(ChildEnvironment.of(settings).get("TRIBUTARY_STORE_URI"))) {
            MongoCollection<Document> entries = client.getDatabase("tributary").getCollection("entries");
            for (int i = 0; i < 400; i++) {
                entries.insertOne(new Document("_id", "E" + i).append("subject", "S" + i % 7));
                if (i == 100) {
                    long killed = launcher.pid(Part.CAPTURE);
                    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                    await(() -> launcher.pid(Part.CAPTURE) != 0 && launcher.pid(Part.CAPTURE) != killed);
                }
            }
            assertThat(ids(settings, 400)).hasSize(400);
            await(() -> launcher.isReady(Part.CAPTURE));

            long broker = launcher.pid(Part.BROKER);
            ProcessHandle.of(broker).orElseThrow().destroyForcibly();
            await(() -> launcher.pid(Part.BROKER) != broker && launcher.isReady(Part.BROKER));
            entries.insertOne(new Document("_id", "after").append("subject", "S"));
            assertThat(ids(settings, 401)).contains("after");

            for (Part part : PARTS) {
                String pid = Files.readString(new DataFolder(settings.data()).pid(part))
                        .strip();
                assertThat(pid).isEqualTo(String.valueOf(launcher.pid(part)));
                pids.add(launcher.pid(part));
            }
            assertThatThrownBy(() -> Launcher.start(settings, System.out)).hasMessageContaining("Another instance");
        }
        assertThat(pids).hasSize(3).noneMatch(LauncherIT::alive);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("capture       ended with 137, is started again", "broker        back ");
    }

    @Test
    void theEndOfAKilledLauncherIsTheEndOfItsChildren() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtributary.root=" + ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                "health.tributary.embedded.command.Tributary",
                "up");
        builder.environment().put("TRIBUTARY_DATA", data.toString());
        builder.environment().put("TRIBUTARY_PARTS", "broker,store,capture");
        PortCheck.freePorts().forEach((door, port) -> builder.environment().put(door.variable(), String.valueOf(port)));
        Process launcher = builder.redirectErrorStream(true).start();
        try (BufferedReader lines = launcher.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().anyMatch(line -> line.startsWith("ready"))).isTrue();
        }
        List<Long> pids = new ArrayList<>();
        for (Part part : PARTS) {
            pids.add(Long.parseLong(
                    Files.readString(new DataFolder(data).pid(part)).strip()));
        }
        assertThat(pids).allMatch(LauncherIT::alive);
        launcher.destroyForcibly().waitFor();
        TimeUnit.SECONDS.sleep(5);
        assertThat(pids).noneMatch(LauncherIT::alive);
    }

    @Test
    void aPartThatCanNotStartEndsTheWholeWithTheEndOfItsLog() throws Exception {
        LaunchSettings broken = LaunchSettings.of(ROOT, Map.of("TRIBUTARY_STORE_JAVA_OPTIONS", "-XX:+NoSuchFlag"))
                .withData(data.resolve("data"))
                .withParts(EnumSet.of(Part.STORE))
                .withPorts(PortCheck.freePorts());
        assertThatThrownBy(() -> start(broken))
                .isInstanceOfSatisfying(
                        LaunchException.class,
                        e -> assertThat(e.isEnvironment()).isFalse())
                .hasMessageContaining("store did not start")
                .hasMessageContaining("NoSuchFlag");
    }
}
