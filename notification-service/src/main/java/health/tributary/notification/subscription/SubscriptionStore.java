package health.tributary.notification.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where subscriptions are kept. Every method may throw an infrastructure exception. */
public interface SubscriptionStore {
    /** A subscription as it was found. */
    sealed interface Stored {
        SubscriptionId id();

        /** It can be served. */
        record Sound(Subscription subscription) implements Stored {
            @Override
            public SubscriptionId id() {
                return subscription.id();
            }
        }

        /** It was deleted. */
        record Gone(SubscriptionId id) implements Stored {}

        /** Its document can't be understood. It has been put in error. */
        record Broken(SubscriptionId id) implements Stored {}
    }

    /** Makes the store ready: creates the indexes that are missing. May be repeated. */
    void prepare();

    /** Adds or replaces a subscription. */
    void put(Subscription subscription, Instant now);

    /** Sets the state of one that is there; does nothing to one that is gone. */
    void status(SubscriptionId id, Status status, Optional<String> error, Instant now);

    /** Deletes a subscription, in such a way that the other instances notice. */
    void delete(SubscriptionId id, Instant now);

    /** Those that changed at this time or later. Broken ones are put in error and do not keep others from being read. */
    List<Stored> changedSince(Instant since);
}
