package health.tributary.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be configured of the notification-service. Addresses of broker, store and token keys are Quarkus' own settings. */
@ConfigMapping(prefix = "tributary.notification")
public interface NotificationConfiguration {
    /** The address under which subscribers reach the FHIR API: references to resources in notifications start with it. */
    @WithDefault("http://127.0.0.1:8083/fhir")
    String fhirBase();

    /** This instance's name, stable over restarts and unique among instances: it owns deliveries by it. */
    @WithDefault("notification-0")
    String instance();

    /** The store's database. */
    @WithDefault("tributary")
    String database();

    /** How often other instances' writes are looked for, leases renewed and old notifications removed. */
    @WithDefault("1s")
    Duration tick();

    /** How long deliveries stay with an instance that is not heard of. */
    @WithDefault("15s")
    Duration lease();

    /** How long notifications can be caught up with. The newest of each subscription is always kept. */
    @WithDefault("30d")
    Duration retention();

    /** Subscriptions that one owner may have. */
    @WithDefault("1000")
    int maxSubscriptionsPerOwner();

    /** Subscriptions that there may be at all. */
    @WithDefault("100000")
    int maxSubscriptions();

    /** Threads that read the store and write bundles for deliveries. */
    @WithDefault("6")
    int workers();

    RestHook restHook();

    EventStream eventStream();

    /** Webhooks. */
    interface RestHook {
        /** Networks in CIDR form that endpoints may be in although they are private, loopback or link-local. */
        Optional<List<String>> allowedNetworks();

        /** Requests under way at once, over all subscriptions. */
        @WithDefault("256")
        int maxInFlight();

        /** From the start of connecting to the last byte of the answer. */
        @WithDefault("10s")
        Duration requestTimeout();

        @WithDefault("3s")
        Duration connectTimeout();

        @WithDefault("3s")
        Duration resolveTimeout();

        /** Threads that resolve names: a dead name server delays only those who need it. */
        @WithDefault("16")
        int resolverThreads();

        /** More of an answer than this is not read; the answer's status counts all the same. */
        @WithDefault("65536")
        int maxResponseBytes();

        /** The wait after the first failure; it doubles with each further one. */
        @WithDefault("1s")
        Duration firstRetry();

        @WithDefault("1h")
        Duration longestRetry();

        /** After failing for so long a subscription is parked: status error, numbered on, resumable. */
        @WithDefault("72h")
        Duration giveUpAfter();
    }

    /** Server-sent events. */
    interface EventStream {
        @WithDefault("1000")
        int maxConnections();

        @WithDefault("10")
        int maxConnectionsPerSubscription();

        @WithDefault("15s")
        Duration heartbeat();

        /** A client that takes nothing for so long is closed; it can resume. */
        @WithDefault("30s")
        Duration stallTimeout();

        /** What may wait in a connection's write queue, in bytes. */
        @WithDefault("262144")
        int maxQueuedBytes();
    }
}
