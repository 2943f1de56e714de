package health.tributary.notification.deliver;

import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.match.Persons;
import health.tributary.notification.subscription.Channel.RestHook;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The couriers of this instance: one for each rest-hook whose delivery it has claimed. */
@ApplicationScoped
public class Couriers implements Catalogue.Listener, Dispatch.Registry {
    private final Catalogue catalogue;
    private final Deliveries deliveries;
    private final NotificationConfiguration configuration;
    private final Clock clock;
    private final Dispatch dispatch;
    private final Map<SubscriptionId, Courier> couriers = new ConcurrentHashMap<>();
    /** Nobody may know that these have no courier: their leases, if any, are this instance's own. */
    private final Set<SubscriptionId> unclaimed = ConcurrentHashMap.newKeySet();

    public Couriers(
            Catalogue catalogue,
            Backlog backlog,
            Deliveries deliveries,
            Persons persons,
            Shown shown,
            Postman postman,
            Meters meters,
            Traces traces,
            Workers workers,
            Clock clock,
            NotificationConfiguration configuration) {
        this.catalogue = catalogue;
        this.deliveries = deliveries;
        this.configuration = configuration;
        this.clock = clock;
        NotificationConfiguration.RestHook hook = configuration.restHook();
        this.dispatch = new Dispatch(
                configuration.instance(),
                backlog,
                deliveries,
                new Disclosure(persons, shown),
                new EventBundle(configuration.fhirBase()),
                postman,
                new RetrySchedule(hook.firstRetry(), hook.longestRetry(), hook.giveUpAfter()),
                meters,
                traces,
                new Semaphore(hook.maxInFlight()),
                workers.executor(),
                workers::after,
                clock,
                this);
        meters.gauge("tributary.notification.oldest.undelivered.seconds", this::oldestWaitingSeconds);
        meters.gauge("tributary.notification.couriers", couriers::size);
    }

    /** Wakes the couriers of these subscriptions: there is something to deliver. */
    public void wake(Collection<SubscriptionId> subscriptions) {
        for (SubscriptionId id : subscriptions) {
            Courier courier = couriers.get(id);
            if (courier != null) {
                courier.wake();
            }
        }
    }

    @Override
    public void present(Subscription subscription) {
        Courier courier = couriers.get(subscription.id());
        if (courier != null) {
            courier.update(subscription);
        } else if (subscription.terms().channel() instanceof RestHook) {
            claim(subscription);
        }
    }

    @Override
    public void gone(SubscriptionId id) {
        unclaimed.remove(id);
        Courier courier = couriers.remove(id);
        if (courier != null) {
            courier.stop();
            deliveries.forget(id);
        }
    }

    /** Keeps what this instance has, and takes over what no instance cares for. May throw an infrastructure exception. */
    public void tend() {
        Instant now = clock.instant();
        deliveries.renew(configuration.instance(), now.plus(configuration.lease()));
        Set<SubscriptionId> orphans = new HashSet<>(unclaimed);
        orphans.addAll(deliveries.expired(now));
        for (SubscriptionId id : orphans) {
            catalogue
                    .index()
                    .get(id)
                    .filter(subscription -> !couriers.containsKey(id))
                    .filter(subscription -> subscription.terms().channel() instanceof RestHook)
                    .ifPresent(this::claim);
        }
    }

    private void claim(Subscription subscription) {
        Instant now = clock.instant();
        unclaimed.add(subscription.id());
        Optional<Progress> progress =
                deliveries.claim(subscription.id(), configuration.instance(), now, now.plus(configuration.lease()));
        unclaimed.remove(subscription.id());
        progress.ifPresent(reached -> couriers.computeIfAbsent(
                        subscription.id(), id -> new Courier(dispatch, subscription, reached))
                .wake());
    }

    @Override
    public void became(SubscriptionId id, Status status, Optional<String> error) {
        catalogue.became(id, status, error);
    }

    @Override
    public void lost(Courier courier, SubscriptionId id) {
        couriers.remove(id, courier);
    }

    /** How far a subscription's delivery is, if this instance delivers it. */
    public Optional<Progress> progress(SubscriptionId id) {
        return Optional.ofNullable(couriers.get(id)).map(Courier::progress);
    }

    private double oldestWaitingSeconds() {
        Instant now = clock.instant();
        return couriers.values().stream()
                .flatMap(courier -> courier.waitingSince().stream())
                .mapToDouble(since -> Math.max(0, now.toEpochMilli() - since.toEpochMilli()) / 1_000.0)
                .max()
                .orElse(0);
    }
}
