package health.tributary.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk, across restarts, torn and broken files, snapshots and compaction. */
@Timeout(120)
class DurabilityIT {
    private static final long BIG = 1L << 40;

    @TempDir
    Path folder;

    private Settings settings() {
        return Settings.in(folder);
    }

    private static void with(Settings settings, Consumer<MongoCollection<Document>> work) throws IOException {
        try (EmbeddedStore store = EmbeddedStore.start(settings);
                MongoClient client = MongoClients.create(store.connectionString())) {
            work.accept(client.getDatabase("d").getCollection("c"));
        }
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static void fill(MongoCollection<Document> collection, int from, int to) {
        for (int i = from; i < to; i++) {
            collection.insertOne(new Document("_id", i).append("text", "x".repeat(500)));
        }
    }

    private static BsonDocument token(MongoCollection<Document> collection) {
        try (var cursor = collection.watch().cursor()) {
            collection.insertOne(new Document());
            return cursor.next().getResumeToken();
        }
    }

    @Test
    void everyKindOfChangeComesBackAfterARestart() throws IOException {
        with(settings(), c -> {
            fill(c, 0, 10);
            c.createIndex(
                    Indexes.ascending("u"), new IndexOptions().unique(true).sparse(true));
            c.createIndex(Indexes.ascending("gone"));
            c.dropIndex("gone_1");
            c.replaceOne(eq("_id", 1), new Document("u", "one"));
            c.updateOne(eq("_id", 2), Updates.set("u", "two"));
            c.deleteMany(gte("_id", 5));
            c.find().first();
        });
        with(settings(), c -> {
            assertThat(c.countDocuments()).isEqualTo(5);
            assertThat(c.find(eq("u", "one")).first()).isEqualTo(new Document("_id", 1).append("u", "one"));
            assertThat(c.find(eq("u", "two")).first().get("_id")).isEqualTo(2);
            assertThat(c.listIndexes().into(new ArrayList<>())).hasSize(2);
            assertThatThrownBy(() -> c.insertOne(new Document("u", "two"))).hasMessageContaining("E11000");
            c.drop();
        });
        with(settings(), c -> assertThat(c.countDocuments()).isZero());
    }

    @Test
    void aTornTailIsCutAndNothingBeforeItIsLost() throws IOException {
        with(settings(), c -> fill(c, 0, 50));
        Path log = files("log-").get(0);
        long whole = Files.size(log);
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(whole - 7);
        }
        with(settings(), c -> {
            assertThat(c.countDocuments()).isEqualTo(49);
            c.insertOne(new Document("_id", "after"));
        });
        Files.write(log, new byte[] {0, 0, 1, 0, 9, 9, 9, 9}, StandardOpenOption.APPEND);
        with(settings(), c -> assertThat(c.countDocuments()).isEqualTo(50));
    }

    @Test
    void aBrokenMiddleIsRefusedWithFileAndOffset() throws IOException {
        with(settings(), c -> fill(c, 0, 50));
        Path log = files("log-").get(0);
        for (long at : List.of(20L, Files.size(log) / 2)) {
            byte[] good = Files.readAllBytes(log);
            byte[] broken = good.clone();
            broken[(int) at] ^= 0x40;
            Files.write(log, broken);
            assertThatThrownBy(() -> EmbeddedStore.start(settings()))
                    .isInstanceOf(CorruptStoreException.class)
                    .hasMessageContaining(log.toString())
                    .hasMessageContaining("at byte");
            Files.write(log, good);
        }
        with(settings(), c -> assertThat(c.countDocuments()).isEqualTo(50));
    }

    @Test
    void aSnapshotReplacesTheLogAndBrokenOnesAreRefused() throws IOException {
        Settings small = settings().withSizes(BIG, 1, 1 << 20, 0);
        with(small, c -> {
            fill(c, 0, 100);
            c.createIndex(Indexes.ascending("text"));
        });
        assertThat(files("snapshot-")).hasSize(1);
        assertThat(files("log-")).hasSize(1);
        assertThat(Files.size(files("log-").get(0))).isZero();
        with(small, c -> {
            assertThat(c.countDocuments()).isEqualTo(100);
            assertThat(c.listIndexes().into(new ArrayList<>())).hasSize(2);
            fill(c, 100, 110);
        });
        with(small, c -> assertThat(c.countDocuments()).isEqualTo(110));
        Path snapshot = files("snapshot-").get(0);
        byte[] broken = Files.readAllBytes(snapshot);
        broken[broken.length / 2] ^= 1;
        Files.write(snapshot, broken);
        assertThatThrownBy(() -> EmbeddedStore.start(small))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining(snapshot.toString());
    }

    @Test
    void compactionWhileClientsWriteLosesNothing() throws IOException {
        with(settings().withFsync(false).withSizes(200_000, BIG, 100_000, 500_000), c -> {
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int first = w * 1_000;
                Thread writer = new Thread(() -> {
                    fill(c, first, first + 1_000);
                    c.updateMany(gte("_id", first), Updates.inc("n", 0));
                });
                writers.add(writer);
                writer.start();
            }
            writers.forEach(DurabilityIT::join);
        });
        assertThat(files("snapshot-")).hasSize(1);
        with(settings(), c -> assertThat(c.countDocuments()).isEqualTo(4_000));
    }

    private static void join(Thread thread) {
        try {
            thread.join(60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eventsOlderThanMemoryAreReadFromTheLog() throws IOException {
        Settings little = settings().withFsync(false).withSizes(BIG, BIG, 5_000, 1);
        BsonDocument[] token = new BsonDocument[1];
        with(little, c -> {
            token[0] = token(c);
            fill(c, 0, 300);
        });
        with(little, c -> {
            fill(c, 300, 600);
            List<Object> seen = new ArrayList<>();
            try (var cursor = c.watch().resumeAfter(token[0]).cursor()) {
                while (seen.size() < 600) {
                    seen.add(cursor.next().getDocumentKey().get("_id").asInt32().getValue());
                }
                c.insertOne(new Document("_id", 600));
                assertThat(cursor.next().getFullDocument().get("_id")).isEqualTo(600);
            }
            assertThat(seen)
                    .isEqualTo(java.util.stream.IntStream.range(0, 600).boxed().toList());
        });
    }

    @Test
    void aTokenOlderThanTheHistoryIsRefusedWithError286() throws IOException {
        Settings little = settings().withSizes(BIG, 1, 1_000, 0);
        BsonDocument[] token = new BsonDocument[1];
        with(little, c -> {
            token[0] = token(c);
            fill(c, 0, 10);
        });
        with(little, c -> {
            assertThatThrownBy(() -> c.watch().resumeAfter(token[0]).cursor())
                    .isInstanceOfSatisfying(
                            MongoCommandException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(286));
            BsonDocument foreign = new BsonDocument("_data", new BsonString("nonsense"));
            assertThatThrownBy(() -> c.watch().resumeAfter(foreign).cursor()).isInstanceOf(MongoCommandException.class);
        });
    }

    @Test
    void compactionKeepsWhatTheConnectorHasNotCommitted() throws IOException {
        Path offsets = folder.resolveSibling(folder.getFileName() + "-offsets.dat");
        Settings little = settings().withSizes(BIG, 1, 1_000, 0).withConnectorOffsets(offsets);
        BsonDocument[] token = new BsonDocument[1];
        with(little, c -> {
            token[0] = token(c);
            commit(offsets, token[0]);
            fill(c, 0, 20);
        });
        with(little, c -> {
            try (var cursor = c.watch().resumeAfter(token[0]).cursor()) {
                for (int i = 0; i < 20; i++) {
                    assertThat(cursor.next().getFullDocument().get("_id")).isEqualTo(i);
                }
                commit(offsets, cursor.getResumeToken());
            }
            c.insertOne(new Document("_id", "more"));
        });
        assertThat(files("log-")).hasSizeLessThanOrEqualTo(2);
        with(
                little,
                c -> assertThatThrownBy(() -> c.watch().resumeAfter(token[0]).cursor())
                        .hasMessageContaining("286"));
        Files.delete(offsets);
    }

    /** As Debezium's FileOffsetBackingStore writes it, down to the arrays as keys. */
    @SuppressWarnings("ArrayAsKeyOfSetOrMap")
    private static void commit(Path file, BsonDocument resumeToken) {
        var encoded = new RawBsonDocument(resumeToken, new BsonDocumentCodec()).getByteBuffer();
        String token = Base64.getEncoder().encodeToString(Arrays.copyOf(encoded.array(), encoded.limit()));
        HashMap<byte[], byte[]> offsets = new HashMap<>();
        offsets.put(
                "[\"tributary\",{\"server_id\":\"tributary\"}]".getBytes(StandardCharsets.UTF_8),
                ("{\"sec\":1,\"ord\":2,\"transaction_id\":null,\"resume_token\":\"" + token + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(offsets);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void oneFolderAndOnePortServeOneStore() throws IOException {
        try (EmbeddedStore store = EmbeddedStore.start(settings())) {
            assertThatThrownBy(() -> EmbeddedStore.start(settings()))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining(folder.toString());
            Settings taken = Settings.in(folder.resolve("other")).withAddress("127.0.0.1", store.port());
            assertThatThrownBy(() -> EmbeddedStore.start(taken))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining(String.valueOf(store.port()));
        }
        EmbeddedStore.start(settings()).close();
    }

    @Test
    void aStoreForTestsStartsWithinASecond() {
        EmbeddedStore.inMemory().close();
        long start = System.nanoTime();
        EmbeddedStore.inMemory().close();
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }
}
