package health.tributary.record;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be configured of the record-service. Addresses of store and token keys are Quarkus' own settings. */
@ConfigMapping(prefix = "tributary.record")
public interface RecordConfiguration {
    /** The store's database. */
    @WithDefault("tributary")
    String database();

    /** The broker's addresses, {@code host:port}, separated by commas. */
    @WithDefault("127.0.0.1:9092")
    String bootstrapServers();

    /** Whether this instance consumes; without, it only answers. */
    @WithDefault("true")
    boolean consuming();

    /** Threads that apply statements, each with its own share of the partitions. */
    @WithDefault("2")
    int applyThreads();

    /** The most batches of statements that one poll brings. What they say of one entry is one write. */
    @WithDefault("600")
    int applyMaxBatches();

    /** The most messages that are archived at once. */
    @WithDefault("500")
    int archiveMaxMessages();

    /** The most identity events that are decided at once. */
    @WithDefault("500")
    int identityMaxEvents();

    /** The most bytes that one fetch brings, unless a single record is larger. */
    @WithDefault("4194304")
    int fetchMaxBytes();

    /** Heap for entries that were written lately and need not be read again, in bytes. */
    @WithDefault("16777216")
    long entryCacheBytes();

    /** An identifier of more subjects than this links nobody. */
    @WithDefault("20")
    int maxSubjectsPerIdentifier();

    /** More subjects than this, connected by links, are not decided on. */
    @WithDefault("2000")
    int maxSubjectsPerDecision();

    /** The first wait when store or broker is away; each further one is twice as long. */
    @WithDefault("100ms")
    Duration retryFirst();

    /** The longest wait between two tries. */
    @WithDefault("5s")
    Duration retryLongest();

    /** How long a message to the broker may take before it counts as away. */
    @WithDefault("20s")
    Duration sendTimeout();

    /** How long readiness waits for store and broker; its answer is kept as long. */
    @WithDefault("2s")
    Duration readinessTimeout();

    /** The largest resource that a person may write, in bytes. */
    @WithDefault("1048576")
    int writeMaxBytes();

    /** How often writes that were archived and not applied are looked for. */
    @WithDefault("30s")
    Duration recoveryEvery();

    /** How old such a write must be: a younger one is likely still on its way. */
    @WithDefault("10s")
    Duration recoveryPatience();

    /** How long a one-time code can be redeemed, and for how long a feed's wrong codes count. */
    @WithDefault("15m")
    Duration linkValidity();

    /** The most codes that a person may have open at once. */
    @WithDefault("5")
    int linkMaxOpen();

    /** The most wrong codes that a feed may give before it has to wait. */
    @WithDefault("20")
    int linkMaxTries();

    /** How long work in progress may take when the service stops. */
    @WithDefault("10s")
    Duration stopTimeout();
}
