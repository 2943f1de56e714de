package health.tributary.embedded.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One running Kafka node in this JVM. Its folder may be killed at any moment and started again: the cluster id, the ports,
 * all topics, records and consumer offsets are then as they were.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int TOPICS_TIMEOUT_SECONDS = 60;

    private final KafkaRaftServer server;
    private final String host;
    private final int port;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, String host, int port) {
        this.server = server;
        this.host = host;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it serves and the topics are there.
     *
     * @throws BrokerStartException with a plain sentence if a port is taken, the folder is unusable, or Kafka refuses
     */
    public static EmbeddedBroker start(Settings settings) throws BrokerStartException {
        EmbeddedBroker broker;
        try {
            Files.createDirectories(settings.folder());
            Listeners listeners = Listeners.choose(settings);
            Path log = settings.folder().resolve("log").toAbsolutePath();
            Properties properties = NodeConfiguration.of(log, settings.host(), listeners);
            format(log);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
            broker = new EmbeddedBroker(server, settings.host(), listeners.clients());
            server.startup();
        } catch (BrokerStartException e) {
            throw e;
        } catch (IOException e) {
            throw new BrokerStartException(
                    "The broker can not use the folder " + settings.folder() + " (" + e + ").", e);
        } catch (Exception e) {
            throw new BrokerStartException("The broker could not start: " + e.getMessage() + ".", e);
        }
        if (settings.topics()) {
            broker.createTopics();
        }
        return broker;
    }

    /** Where clients begin, {@code host:port}. */
    public String bootstrapServers() {
        return host + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops serving; what was acknowledged is in the folder. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static void format(Path log) throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(log);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NodeConfiguration.NODE)
                .setDirectories(new TreeSet<>(List.of(log.toString())))
                .setControllerListenerName(NodeConfiguration.CONTROLLER)
                .setMetadataLogDirectory(log.toString())
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private void createTopics() throws BrokerStartException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                20,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200,
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG,
                20))) {
            for (var created : admin.createTopics(TopicPlan.topics()).values().values()) {
                try {
                    created.get(TOPICS_TIMEOUT_SECONDS, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new BrokerStartException("The broker was interrupted while it created the topics.", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            close();
            throw new BrokerStartException("The broker could not create the topics: " + e.getMessage() + ".", e);
        }
    }
}
