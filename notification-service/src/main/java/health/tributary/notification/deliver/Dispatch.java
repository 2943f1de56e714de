package health.tributary.notification.deliver;

import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** What all couriers share. */
record Dispatch(
        String instance,
        Backlog backlog,
        Deliveries deliveries,
        Disclosure disclosure,
        EventBundle bundles,
        Postman postman,
        RetrySchedule retries,
        Meters meters,
        Traces traces,
        Semaphore inFlight,
        Executor executor,
        Alarm alarm,
        Clock clock,
        Registry registry) {
    /** Calls back later. What it calls only wakes others. */
    interface Alarm {
        Future<?> after(Duration wait, Runnable what);
    }

    /** Who keeps the couriers and the subscriptions. */
    interface Registry {
        /** A subscription's state has changed by what became of its delivery. */
        void became(SubscriptionId id, Status status, Optional<String> error);

        /** Another instance delivers now. */
        void lost(Courier courier, SubscriptionId id);
    }

    Instant now() {
        return clock.instant();
    }

    Future<?> later(Duration wait, Runnable what) {
        return alarm.after(wait, what);
    }

    void became(SubscriptionId id, Status status, Optional<String> error) {
        registry.became(id, status, error);
    }

    void lost(Courier courier, SubscriptionId id) {
        registry.lost(courier, id);
    }
}
