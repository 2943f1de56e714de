package health.tributary.contract;

import java.util.List;

/** The Kafka topics: the only Java home of these names. A test holds deployment files to it. */
public final class Topics {
    /** Messages as they came in, keyed by the main patient's subject id, else by message id. */
    public static final String FEED = "tributary.feed";
    /** History loads: own budget, never alerts. Keyed like {@link #FEED}. */
    public static final String FEED_BACKFILL = "tributary.feed.backfill";
    /** Statement batches, one for each subject of a message, keyed by subject id. */
    public static final String STATEMENTS = "tributary.statements";
    /** Identity events, under one constant key in one partition: they have one decider. */
    public static final String IDENTITY = "tributary.identity";
    /** What became different in the store, as captured by Debezium, keyed by subject id or person id. */
    public static final String CHANGES = "tributary.changes";
    /** Messages that could not be used, whole, with the reason; keyed by message id. */
    public static final String REJECTS = "tributary.rejects";

    /** Partitions of each topic on one machine; a cluster may have more, except for {@link #IDENTITY}. */
    public static final List<Topic> ALL = List.of(
            new Topic(FEED, 4),
            new Topic(FEED_BACKFILL, 2),
            new Topic(STATEMENTS, 4),
            new Topic(IDENTITY, 1),
            new Topic(CHANGES, 4),
            new Topic(REJECTS, 1));

    /** The constant key of {@link #IDENTITY}. */
    public static final String IDENTITY_KEY = "identity";

    /** The largest record any topic takes: a message of 32 MiB and its headers. */
    public static final int MAX_RECORD_BYTES = 34 * 1024 * 1024;

    private Topics() {}

    /** A topic and how many partitions it has on one machine. */
    public record Topic(String name, int partitions) {}
}
