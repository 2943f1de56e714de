package health.tributary.embedded.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import health.tributary.embedded.broker.EmbeddedBroker;
import health.tributary.embedded.store.EmbeddedStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class CaptureIT {
    private static final Path CONNECTOR = Path.of("..", "connectors", "tributary-mongodb.json");
    private static final Instant RECEIVED = Instant.parse("2026-03-02T08:10:00.123Z");

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private EmbeddedStore store;
    private MongoClient client;
    private ChangeReader changes;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(health.tributary.embedded.broker.Settings.in(folder.resolve("kafka")));
        changes = new ChangeReader(broker.bootstrapServers());
        startStore("store");
    }

    private void startStore(String name) throws Exception {
        store = EmbeddedStore.start(health.tributary.embedded.store.Settings.in(folder.resolve(name))
                .withFsync(false)
                .withConnectorOffsets(offsets()));
        client = MongoClients.create(store.connectionString());
    }

    @AfterEach
    void stop() {
        changes.close();
        client.close();
        store.close();
        broker.close();
    }

    private Path offsets() {
        return folder.resolve("offsets.dat");
    }

    private Capture capture() throws Exception {
        return Capture.start(new Settings(
                CONNECTOR, store.connectionString(), broker.bootstrapServers(), offsets(), "127.0.0.1", 0));
    }

    /** A capture whose first reading of what there was lies behind it: until then, that may overtake what is written. */
    private Capture streaming() throws Exception {
        collection("entries").insertOne(entry("first", "S0", 0));
        Capture capture = capture();
        assertThat(changes.await(all -> all.size() == 1)).hasSize(1);
        return capture;
    }

    private MongoCollection<Document> collection(String name) {
        return client.getDatabase("tributary").getCollection(name);
    }

    private static Document entry(String id, String subject, int revision) {
        return new Document("_id", id)
                .append("subject", subject)
                .append("type", "Observation")
                .append("revision", revision)
                .append("set", new Binary(new byte[] {1, 2, 3}))
                .append("exists", true)
                .append("version", "v" + revision)
                .append("updated", Date.from(RECEIVED))
                .append("resource", "{\"resourceType\":\"Observation\",\"valueDecimal\":1.50}")
                .append(
                        "index",
                        new Document("code", List.of("http://loinc.org|2345-7")).append("identifier", List.of()))
                .append("lastWrite", new Document("kind", "created").append("backfill", false));
    }

    @Test
    void whatIsWrittenComesOutUnderItsSubjectAsPlainJson() throws Exception {
        try (Capture capture = capture()) {
            collection("entries").insertOne(entry("E1", "S1", 1));
            List<ChangeReader.Seen> seen = changes.await(all -> all.size() == 1);
            assertThat(seen).hasSize(1);
            assertThat(seen.get(0).key()).isEqualTo("S1");
            var value = seen.get(0).value();
            assertThat(value.path("_id").asText()).isEqualTo("E1");
            assertThat(value.path("resource").asText())
                    .isEqualTo("{\"resourceType\":\"Observation\",\"valueDecimal\":1.50}");
            assertThat(value.path("updated").asLong()).isEqualTo(RECEIVED.toEpochMilli());
            assertThat(value.path("lastWrite").path("kind").asText()).isEqualTo("created");
            assertThat(value.path("__collection").asText()).isEqualTo("entries");
            assertThat(value.path("index").path("code").path(0).asText()).isEqualTo("http://loinc.org|2345-7");
            assertThat(value.has("set")).isFalse();
            assertThat(capture.ready()).isTrue();
        }
    }

    @Test
    void onlyTheListedCollectionsComeOutAndDeletionsDoNot() throws Exception {
        try (Capture capture = streaming()) {
            collection("messages").insertOne(entry("M1", "S1", 1));
            collection("entries").insertOne(entry("E1", "S1", 1));
            collection("entries").deleteOne(new Document("_id", "E1"));
            collection("persons").insertOne(entry("P1", "S1", 1));
            List<ChangeReader.Seen> seen = changes.await(
                    all -> all.stream().anyMatch(change -> change.id().equals("P1")));
            assertThat(seen).extracting(ChangeReader.Seen::id).containsExactly("first", "E1", "P1");
            assertThat(capture.port()).isPositive();
        }
    }

    @Test
    void changesOfASubjectKeepTheirOrder() throws Exception {
        try (Capture capture = streaming()) {
            collection("entries").insertOne(entry("E1", "S1", 0));
            for (int revision = 1; revision <= 200; revision++) {
                collection("entries").replaceOne(new Document("_id", "E1"), entry("E1", "S1", revision));
            }
            List<ChangeReader.Seen> seen = changes.await(all -> all.size() >= 202);
            assertThat(seen)
                    .filteredOn(change -> change.id().equals("E1"))
                    .extracting(change -> change.value().path("revision").asInt())
                    .isSorted()
                    .hasSize(201);
            assertThat(capture.ready()).isTrue();
        }
    }

    @Test
    void whatWasWrittenWhileItWasDownComesOutAndWhatWasOutDoesNot() throws Exception {
        try (Capture capture = capture()) {
            collection("entries").insertOne(entry("E1", "S1", 1));
            changes.await(all -> all.size() == 1);
            assertThat(capture.ready()).isTrue();
        }
        collection("entries").insertOne(entry("E2", "S1", 1));
        try (Capture capture = capture()) {
            collection("entries").insertOne(entry("E3", "S1", 1));
            List<ChangeReader.Seen> seen = changes.await(all -> all.size() >= 3);
            assertThat(seen).extracting(ChangeReader.Seen::id).containsExactly("E1", "E2", "E3");
            assertThat(capture.ready()).isTrue();
        }
    }

    @Test
    void aPositionThatTheStoreNoLongerHasMakesItReadEverythingAnew() throws Exception {
        try (Capture capture = capture()) {
            collection("entries").insertOne(entry("E1", "S1", 1));
            changes.await(all -> all.size() == 1);
            assertThat(capture.ready()).isTrue();
        }
        client.close();
        store.close();
        // A store that begins after the kept position, as one that dropped its history does. Its clock counts seconds.
        TimeUnit.SECONDS.sleep(2);
        startStore("another-store");
        collection("entries").insertOne(entry("E2", "S2", 1));
        try (Capture capture = capture()) {
            List<ChangeReader.Seen> seen = changes.await(all -> all.size() >= 2);
            assertThat(seen).extracting(ChangeReader.Seen::id).containsExactly("E1", "E2");
            assertThat(seen.get(1).value().path("__op").asText()).isEqualTo("r");
            collection("entries").insertOne(entry("E3", "S2", 1));
            assertThat(changes.await(all -> all.size() >= 3)).hasSize(3);
            assertThat(capture.ready()).isTrue();
        }
    }

    @Test
    void aStoreThatComesLaterThanTheCaptureIsNoTrouble() throws Exception {
        int port = store.port();
        client.close();
        store.close();
        try (Capture capture = capture()) {
            TimeUnit.SECONDS.sleep(2);
            assertThat(capture.ready()).isFalse();
            store = EmbeddedStore.start(health.tributary.embedded.store.Settings.in(folder.resolve("store"))
                    .withFsync(false)
                    .withAddress("127.0.0.1", port));
            client = MongoClients.create(store.connectionString());
            collection("entries").insertOne(entry("E1", "S1", 1));
            assertThat(changes.await(all -> all.size() == 1)).hasSize(1);
        }
    }
}
