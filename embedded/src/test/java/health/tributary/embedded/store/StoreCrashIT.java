package health.tributary.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the store's process (SIGKILL) at random moments under eight writers, small snapshots going on all the time.
 * Rounds: {@code -Dtributary.crash.rounds}.
 */
@Timeout(600)
class StoreCrashIT {
    private static final int WRITERS = 8;

    @TempDir
    Path data;

    /** Per document the highest revision that was acknowledged, and the highest that was sent. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final Map<String, Integer> sent = new ConcurrentHashMap<>();

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName());
        builder.environment().put("TRIBUTARY_DATA", data.toString());
        builder.environment().put("TRIBUTARY_STORE_PORT", "0");
        builder.environment().put("TRIBUTARY_STORE_COMPACTION_BYTES", "300000");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static MongoClient connect(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith("store listening on ")) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
        return MongoClients.create(
                line.substring("store listening on ".length()) + "&serverSelectionTimeoutMS=3000&socketTimeoutMS=5000");
    }

    @Test
    void noAcknowledgedWriteIsLostAndTheChangeStreamTellsExactlyWhatHappened() throws Exception {
        int rounds = Integer.getInteger("tributary.crash.rounds", 5);
        long seed = Long.getLong("tributary.crash.seed", System.nanoTime());
        Random random = new Random(seed);
        BsonDocument token = null;
        Map<String, Integer> streamed = new HashMap<>();
        for (int round = 0; round <= rounds; round++) {
            Process process = start();
            try (MongoClient client = connect(process)) {
                MongoCollection<Document> collection =
                        client.getDatabase("crash").getCollection("c");
                if (round == 0) {
                    try (var cursor = collection.watch().cursor()) {
                        assertThat(cursor.tryNext()).isNull();
                        token = cursor.getResumeToken();
                    }
                }
                token = follow(collection, token, streamed);
                check(collection, streamed, "seed " + seed + ", round " + round);
                if (round < rounds) {
                    List<Thread> writers = write(collection);
                    Thread.sleep(300 + random.nextInt(700));
                    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                    for (Thread writer : writers) {
                        writer.join(20_000);
                    }
                }
            } finally {
                process.destroy();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(acknowledged).isNotEmpty();
    }

    private List<Thread> write(MongoCollection<Document> collection) {
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            int number = w;
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; ; i++) {
                        put(collection, "w" + number + "-" + i % 40);
                    }
                } catch (MongoException e) {
                    // the store was killed, as intended
                }
            });
            writers.add(writer);
            writer.start();
        }
        return writers;
    }

    private void put(MongoCollection<Document> collection, String id) {
        int revision = sent.merge(id, 1, Integer::sum);
        Document document = new Document("_id", id).append("r", revision).append("pad", "x".repeat(300));
        if (!acknowledged.containsKey(id) && collection.countDocuments(Filters.eq("_id", id)) == 0) {
            collection.insertOne(document);
        } else {
            collection.replaceOne(Filters.eq("_id", id), document);
        }
        acknowledged.put(id, revision);
    }

    /** Reads the change stream on from the token to its present end. */
    private static BsonDocument follow(
            MongoCollection<Document> collection, BsonDocument token, Map<String, Integer> streamed) {
        try (var cursor = collection
                .watch()
                .resumeAfter(token)
                .maxAwaitTime(100, TimeUnit.MILLISECONDS)
                .cursor()) {
            while (true) {
                ChangeStreamDocument<Document> event = cursor.tryNext();
                if (event == null) {
                    return cursor.getResumeToken();
                }
                Document full = event.getFullDocument();
                String id = full.getString("_id");
                Integer before = streamed.put(id, full.getInteger("r"));
                assertThat(before == null || before < full.getInteger("r"))
                        .as("events of %s in order", id)
                        .isTrue();
            }
        }
    }

    private void check(MongoCollection<Document> collection, Map<String, Integer> streamed, String where) {
        Map<String, Integer> stored = new HashMap<>();
        collection.find().forEach(d -> stored.put(d.getString("_id"), d.getInteger("r")));
        assertThat(streamed)
                .as("the stream's last word is what is stored, " + where)
                .isEqualTo(stored);
        acknowledged.forEach((id, revision) ->
                assertThat(stored.getOrDefault(id, 0)).as("%s, %s", id, where).isBetween(revision, sent.get(id)));
    }
}
