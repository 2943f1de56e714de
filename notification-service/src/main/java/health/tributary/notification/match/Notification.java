package health.tributary.notification.match;

import health.tributary.notification.subscription.SubscriptionId;
import java.util.Objects;

/** One subscription is to hear of one occasion; it has no number yet. */
public record Notification(SubscriptionId subscription, Occasion occasion) {
    public Notification {
        Objects.requireNonNull(subscription);
        Objects.requireNonNull(occasion);
    }

    /** What makes it the same notification however often the change is captured. */
    public Key key() {
        return new Key(subscription, occasion.id(), occasion.version());
    }

    /** The identity of a notification. */
    public record Key(SubscriptionId subscription, String id, String version) {
        public Key {
            Objects.requireNonNull(subscription);
            Objects.requireNonNull(id);
            Objects.requireNonNull(version);
        }
    }
}
