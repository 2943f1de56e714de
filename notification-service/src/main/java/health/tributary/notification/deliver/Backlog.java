package health.tributary.notification.deliver;

import health.tributary.notification.match.Numbered;
import health.tributary.notification.subscription.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Numbered notifications, to read. Every method may throw an infrastructure exception. */
public interface Backlog {
    /** Those with a greater number, in order, at most so many. Whoever is shown n was shown, or can read, all below it. */
    List<Numbered> after(SubscriptionId subscription, long number, int limit);

    /** The highest number of a subscription; 0 if it has none. */
    long last(SubscriptionId subscription);

    /** The subscriptions that got a notification at this time or later; a bounded number of them. */
    Set<SubscriptionId> storedSince(Instant since);

    /** Removes those stored before a time but for the newest, or all of a subscription that is gone. */
    void forget(SubscriptionId subscription, Instant before, boolean gone);
}
