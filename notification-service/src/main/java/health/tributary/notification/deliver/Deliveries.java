package health.tributary.notification.deliver;

import health.tributary.notification.subscription.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far each rest-hook's delivery is, and which instance delivers: one at a time, by a lease. A lease that ends while a
 * request is under way can make a notification arrive twice, never not at all. Every method may throw an infrastructure
 * exception.
 */
public interface Deliveries {
    /** The progress, if this instance has or now gets the delivery; empty if another has it. */
    Optional<Progress> claim(SubscriptionId id, String instance, Instant now, Instant until);

    /** Keeps the progress; false if the delivery is another instance's by now. */
    boolean save(SubscriptionId id, String instance, Progress progress);

    /** Prolongs all leases of an instance. */
    void renew(String instance, Instant until);

    /** The deliveries that no instance cares for. */
    List<SubscriptionId> expired(Instant now);

    /** Removes the progress of a subscription that is gone. */
    void forget(SubscriptionId id);
}
