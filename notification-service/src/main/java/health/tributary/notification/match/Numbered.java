package health.tributary.notification.match;

import health.tributary.notification.subscription.SubscriptionId;
import java.util.Objects;

/**
 * A notification and its number: 1, 2, 3 … within the subscription, without gaps.
 *
 * @param number at least 1
 */
public record Numbered(SubscriptionId subscription, long number, Occasion occasion) {
    public Numbered {
        Objects.requireNonNull(subscription);
        Objects.requireNonNull(occasion);
        if (number < 1) {
            throw new IllegalArgumentException("numbers start at 1");
        }
    }
}
