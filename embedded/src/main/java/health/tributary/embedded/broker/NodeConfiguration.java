package health.tributary.embedded.broker;

import health.tributary.contract.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka's own settings for one small node; what is not named here is Kafka's default. */
final class NodeConfiguration {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** A segment holds several of the largest records; small enough that retention frees space. */
    private static final long SEGMENT_BYTES = 128 * MIB;

    /** The default of 10 MiB would map a hundred times what these topics need. */
    private static final long INDEX_BYTES = MIB;

    private NodeConfiguration() {}

    static Properties of(Path log, String host, Listeners listeners) {
        Properties p = new Properties();
        p.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + listeners.controller(),
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listeners",
                "PLAINTEXT://" + host + ":" + listeners.clients() + ",CONTROLLER://127.0.0.1:" + listeners.controller(),
                "advertised.listeners",
                "PLAINTEXT://" + host + ":" + listeners.clients(),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                log.toString()));
        p.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        p.putAll(Map.of(
                "message.max.bytes", String.valueOf(Topics.MAX_RECORD_BYTES),
                "socket.request.max.bytes", String.valueOf(2L * Topics.MAX_RECORD_BYTES),
                "log.segment.bytes", String.valueOf(SEGMENT_BYTES),
                "log.index.size.max.bytes", String.valueOf(INDEX_BYTES),
                "log.cleaner.dedupe.buffer.size", String.valueOf(2 * MIB),
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2"));
        // Dead clients and a killed earlier self are noticed sooner than in a data centre; a stall of a busy machine is
        // not death.
        p.putAll(Map.of(
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                "controller.quorum.election.timeout.ms", "300",
                "controller.quorum.election.backoff.max.ms", "100",
                "initial.broker.registration.timeout.ms", "60000",
                "controlled.shutdown.enable", "true",
                "connections.max.idle.ms", "600000",
                "max.connections", "500"));
        return p;
    }
}
