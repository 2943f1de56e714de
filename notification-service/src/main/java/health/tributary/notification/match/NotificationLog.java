package health.tributary.notification.match;

import health.tributary.notification.subscription.SubscriptionId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Where numbered notifications are kept. It holds two things unique: (subscription, number) and {@link Notification.Key}. Every method may
 * throw an infrastructure exception, after which nothing is known of what it did.
 */
public interface NotificationLog {
    /** Which of these have a number already. */
    Set<Notification.Key> numbered(Collection<Notification.Key> keys);

    /** The highest number of a subscription; 0 if it has none. */
    long last(SubscriptionId subscription);

    /**
     * Inserts in this order and stops at the first that breaks a uniqueness, inserting neither it nor any after it. What was
     * inserted is durable when this returns.
     *
     * @return how many were inserted, from the front
     */
    int insert(List<Numbered> notifications);
}
