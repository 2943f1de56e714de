package health.tributary.notification.deliver;

import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.match.Persons;
import health.tributary.notification.subscription.Grant;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The connections that wait for events. */
@ApplicationScoped
public class EventStreams implements Catalogue.Listener {
    private final Catalogue catalogue;
    private final Backlog backlog;
    private final Disclosure disclosure;
    private final EventBundle bundles;
    private final Workers workers;
    private final Clock clock;
    private final NotificationConfiguration.EventStream bounds;
    /** Guarded by this. The lists are replaced, not changed. */
    private final Map<SubscriptionId, List<EventTail>> open = new HashMap<>();

    private int connections;

    public EventStreams(
            Catalogue catalogue,
            Backlog backlog,
            Persons persons,
            Shown shown,
            Workers workers,
            Meters meters,
            Clock clock,
            NotificationConfiguration configuration) {
        this.catalogue = catalogue;
        this.backlog = backlog;
        this.disclosure = new Disclosure(persons, shown);
        this.bundles = new EventBundle(configuration.fhirBase());
        this.workers = workers;
        this.clock = clock;
        this.bounds = configuration.eventStream();
        meters.gauge("tributary.notification.connections", this::connections);
    }

    /** The bounds that connections are held to. */
    public NotificationConfiguration.EventStream bounds() {
        return bounds;
    }

    /**
     * Where a connection starts: after the number that the client has seen last, else with what comes next. A number that
     * was never given counts as the newest. May throw an infrastructure exception.
     */
    public long start(SubscriptionId id, OptionalLong seen) {
        long last = backlog.last(id);
        return Math.max(0, Math.min(last, seen.orElse(last)));
    }

    /**
     * Adds a connection; empty if there are too many. It is silent until it is woken.
     *
     * @param token who connects: what is told is decided by this, which may grant less than the token that subscribed
     */
    public synchronized Optional<EventTail> open(SubscriptionId id, Grant token, long from, EventTail.Sink sink) {
        List<EventTail> before = open.getOrDefault(id, List.of());
        if (connections >= bounds.maxConnections() || before.size() >= bounds.maxConnectionsPerSubscription()) {
            return Optional.empty();
        }
        EventTail tail = new EventTail(
                id,
                from,
                wanted -> catalogue.index().get(wanted).map(subscription -> subscription.seenBy(token)),
                backlog,
                disclosure,
                bundles,
                sink,
                workers.executor(),
                clock);
        open.put(id, Stream.concat(before.stream(), Stream.of(tail)).toList());
        connections++;
        return Optional.of(tail);
    }

    /** Forgets a connection that has ended; may be repeated. */
    public synchronized void closed(EventTail tail) {
        List<EventTail> before = open.getOrDefault(tail.subscription(), List.of());
        if (before.contains(tail)) {
            connections--;
            List<EventTail> after =
                    before.stream().filter(other -> other != tail).toList();
            if (after.isEmpty()) {
                open.remove(tail.subscription());
            } else {
                open.put(tail.subscription(), after);
            }
        }
    }

    /** Wakes the connections of these subscriptions: there is something to write. */
    public void wake(Collection<SubscriptionId> subscriptions) {
        subscriptions.forEach(id -> tails(id).forEach(EventTail::wake));
    }

    @Override
    public void present(Subscription subscription) {
        tails(subscription.id()).forEach(EventTail::wake);
    }

    @Override
    public void gone(SubscriptionId id) {
        tails(id).forEach(EventTail::close);
    }

    private synchronized List<EventTail> tails(SubscriptionId id) {
        return open.getOrDefault(id, List.of());
    }

    private synchronized int connections() {
        return connections;
    }
}
