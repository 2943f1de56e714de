package health.tributary.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import health.tributary.contract.Topics;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.RecordStoreContract;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.ArchiveContract;
import health.tributary.record.store.Indexes;
import health.tributary.record.store.MongoArchive;
import health.tributary.record.store.MongoRecordStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * What only real images can show: the store's contracts against a MongoDB, and the scripts of compose in the images that they are for.
 * Asks for a container engine, and is skipped unless {@code -Dtributary.containers=true} says that there is one.
 */
class RealImagesIT {
    @BeforeAll
    static void wanted() {
        assumeTrue(Boolean.getBoolean("tributary.containers"), "tributary.containers is not true");
    }

    @Nested
    class Store implements RecordStoreContract {
        private static Mongo mongo;
        private RecordStore store;

        @BeforeAll
        static void start() {
            mongo = new Mongo();
        }

        @AfterAll
        static void stop() {
            mongo.close();
        }

        @BeforeEach
        void empty() {
            store = new MongoRecordStore(mongo.fresh());
        }

        @Override
        public RecordStore store() {
            return store;
        }
    }

    @Nested
    class Bodies implements ArchiveContract {
        private static Mongo mongo;
        private Archive archive;

        @BeforeAll
        static void start() {
            mongo = new Mongo();
        }

        @AfterAll
        static void stop() {
            mongo.close();
        }

        @BeforeEach
        void empty() {
            archive = new MongoArchive(mongo.fresh());
        }

        @Override
        public Archive archive() {
            return archive;
        }
    }

    @Test
    void theStoresUsersAreMadeOnceAndMayDoWhatTheyNeed(@TempDir Path folder) throws Exception {
        Path secrets = Secrets.made(folder);
        Tree part = Repository.compose().at("services", "store");
        try (GenericContainer<?> store = new GenericContainer<>(image("store"))
                .withCreateContainerCmdModifier(command -> command.withHostName("store")
                        .withEntrypoint(part.at("entrypoint").texts()))
                .withCommand(part.at("command").texts().toArray(String[]::new))
                .withEnv("STORE_HOST", "store:27017")
                .withCopyFileToContainer(MountableFile.forHostPath(secrets), "/run/secrets")
                .withCopyFileToContainer(MountableFile.forHostPath(Repository.ROOT.resolve("deploy/store")), "/deploy")
                .waitingFor(Wait.forLogMessage("(?i).*waiting for connections.*", 1))) {
            store.start();
            for (int round = 0; round < 2; round++) {
                succeeds(store, "mongosh", "--quiet", "--norc", "mongodb://127.0.0.1:27017/admin", "/deploy/init.js");
            }
            String written = "quit(db.getSiblingDB('tributary').probe.insertOne({a: 1}).acknowledged ? 0 : 1)";
            succeeds(
                    store, "mongosh", "--quiet", "--norc", Secrets.uri(secrets, "store.properties"), "--eval", written);
            String read = "quit(db.getSiblingDB('tributary').probe.countDocuments() === 1 ? 0 : 1)";
            succeeds(store, "mongosh", "--quiet", "--norc", Secrets.uri(secrets, "capture.properties"), "--eval", read);
        }
    }

    @Test
    void theTopicsAreMadeAsTheContractHasThem() throws Exception {
        Map<String, String> environment =
                Repository.compose().at("services", "broker", "environment").settings();
        try (GenericContainer<?> broker = new GenericContainer<>(image("broker"))
                .withEnv(environment)
                .withCreateContainerCmdModifier(command -> command.withHostName("broker"))
                .withCopyFileToContainer(MountableFile.forHostPath(Repository.ROOT.resolve("deploy/kafka")), "/deploy")
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1))) {
            broker.start();
            String create = "BOOTSTRAP=broker:9092 REPLICATION=1 bash /deploy/create-topics.sh";
            succeeds(broker, "bash", "-c", create);
            succeeds(broker, "bash", "-c", create);
            String described = succeeds(
                    broker, "/opt/kafka/bin/kafka-topics.sh", "--bootstrap-server", "broker:9092", "--describe");
            Map<String, Integer> partitions = Pattern.compile("Topic: (\\S+)\\s.*PartitionCount: (\\d+)")
                    .matcher(described)
                    .results()
                    .collect(Collectors.toMap(line -> line.group(1), line -> Integer.valueOf(line.group(2))));
            Topics.ALL.forEach(topic -> assertThat(partitions).containsEntry(topic.name(), topic.partitions()));
        }
    }

    private static DockerImageName image(String part) {
        return DockerImageName.parse(
                Repository.compose().at("services", part, "image").text());
    }

    private static String succeeds(GenericContainer<?> container, String... command)
            throws IOException, InterruptedException {
        ExecResult result = container.execInContainer(command);
        assertThat(result.getExitCode()).as(result.getStderr()).isZero();
        return result.getStdout();
    }

    /** One MongoDB for the tests of a class, and an empty database for each of them. */
    private static final class Mongo implements AutoCloseable {
        private final MongoDBContainer container = new MongoDBContainer(image("store")).withReplicaSet();
        private final MongoClient client;

        Mongo() {
            container.start();
            client = MongoClients.create(container.getReplicaSetUrl());
        }

        MongoDatabase fresh() {
            MongoDatabase database = client.getDatabase("tributary");
            database.drop();
            Indexes.create(database);
            return database;
        }

        @Override
        public void close() {
            client.close();
            container.stop();
        }
    }
}
