package health.tributary.notification.subscription;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A subscription.
 *
 * @param id its id
 * @param owner who made it
 * @param terms what was asked for
 * @param status what became of it
 * @param created when it was made: it never hears of what a new snapshot shows from before
 * @param error why it is in error, in words without health data
 */
public record Subscription(
        SubscriptionId id, Grant owner, Terms terms, Status status, Instant created, Optional<String> error) {
    public Subscription {
        Objects.requireNonNull(id);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(terms);
        Objects.requireNonNull(status);
        Objects.requireNonNull(created);
        Objects.requireNonNull(error);
    }

    /** The same in another state. */
    public Subscription with(Status other, Optional<String> why) {
        return new Subscription(id, owner, terms, other, created, why);
    }

    /** The same with other terms, and in the state that these ask for. */
    public Subscription with(Terms other) {
        return new Subscription(id, owner, other, firstStatus(other), created, Optional.empty());
    }

    /** The same as somebody else's token of its owner sees it: that may grant less than the one that made it. */
    public Subscription seenBy(Grant token) {
        return new Subscription(id, token, terms, status, created, error);
    }

    /** The state of a subscription that was just asked for: an event stream needs no handshake. */
    public static Status firstStatus(Terms terms) {
        if (terms.wanted() == Status.OFF) {
            return Status.OFF;
        }
        return terms.channel() instanceof Channel.RestHook ? Status.REQUESTED : Status.ACTIVE;
    }
}
