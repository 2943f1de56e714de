package health.tributary.notification.deliver;

import health.tributary.notification.match.Subscriptions;
import health.tributary.notification.subscription.Status;
import health.tributary.notification.subscription.Subscription;
import health.tributary.notification.subscription.SubscriptionId;
import health.tributary.notification.subscription.SubscriptionStore;
import health.tributary.notification.subscription.SubscriptionStore.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The subscriptions as this instance knows them. What this instance writes it knows at once; what another writes, at the next
 * {@link #refresh}.
 */
@ApplicationScoped
public class Catalogue {
    /** How far the clocks of instances may be apart without a change being overlooked. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final SubscriptionStore store;
    private final Clock clock;
    private final Subscriptions index = new Subscriptions();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant refreshed = Instant.EPOCH;

    /** Who wants to know of subscriptions. */
    public interface Listener {
        /** One was made or has changed. */
        void present(Subscription subscription);

        /** One was deleted or is broken. */
        void gone(SubscriptionId id);
    }

    public Catalogue(SubscriptionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Adds a listener, before the first refresh. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** The index that changes are matched with. */
    public Subscriptions index() {
        return index;
    }

    /** Whether all subscriptions have been read once. */
    public boolean loaded() {
        return !refreshed.equals(Instant.EPOCH);
    }

    /** Reads what has changed, all of it the first time. May throw an infrastructure exception. */
    public synchronized void refresh() {
        Instant now = clock.instant();
        if (!loaded()) {
            // Before the first number is given: without the unique indexes nothing keeps numbers apart.
            store.prepare();
        }
        Instant since = loaded() ? refreshed.minus(SKEW) : Instant.EPOCH;
        for (Stored stored : store.changedSince(since)) {
            if (stored instanceof Stored.Sound sound) {
                show(sound.subscription());
            } else {
                hide(stored.id());
            }
        }
        refreshed = now;
    }

    /** Keeps a new or changed subscription. */
    public synchronized void put(Subscription subscription) {
        store.put(subscription, clock.instant());
        show(subscription);
    }

    /** Keeps a state that delivery has led to; a subscription that is gone stays gone. */
    public synchronized void became(SubscriptionId id, Status status, Optional<String> error) {
        store.status(id, status, error, clock.instant());
        index.get(id).ifPresent(subscription -> show(subscription.with(status, error)));
    }

    /** Deletes a subscription. */
    public synchronized void delete(SubscriptionId id) {
        store.delete(id, clock.instant());
        hide(id);
    }

    private void show(Subscription subscription) {
        if (!index.get(subscription.id()).filter(subscription::equals).isPresent()) {
            index.put(subscription);
            listeners.forEach(listener -> listener.present(subscription));
        }
    }

    private void hide(SubscriptionId id) {
        index.remove(id);
        listeners.forEach(listener -> listener.gone(id));
    }
}
