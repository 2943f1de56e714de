package health.tributary.notification.deliver;

import health.tributary.notification.subscription.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a rest-hook's delivery is. Pure.
 *
 * @param delivered the highest number that the endpoint has answered for
 * @param handshaken whether the endpoint has answered the handshake
 * @param failures in a row
 * @param failingSince the first of these
 * @param nextAttempt not before
 */
public record Progress(
        long delivered,
        boolean handshaken,
        int failures,
        Optional<Instant> failingSince,
        Optional<Instant> nextAttempt) {
    /** Nothing was tried. */
    public static final Progress START = new Progress(0, false, 0, Optional.empty(), Optional.empty());

    public Progress {
        Objects.requireNonNull(failingSince);
        Objects.requireNonNull(nextAttempt);
        if (delivered < 0 || failures < 0) {
            throw new IllegalArgumentException("progress below zero");
        }
    }

    /** The endpoint took everything up to this number (the same number again for a handshake). */
    public Progress succeeded(long upTo) {
        return new Progress(Math.max(delivered, upTo), true, 0, Optional.empty(), Optional.empty());
    }

    /** The endpoint did not take it. */
    public Progress failed(Instant now, SubscriptionId id, RetrySchedule schedule) {
        Duration wait = schedule.wait(failures + 1, id, delivered);
        return new Progress(
                delivered,
                handshaken,
                failures + 1,
                Optional.of(failingSince.orElse(now)),
                Optional.of(now.plus(wait)));
    }

    /** As if it had never failed: what resuming means. */
    public Progress resumed() {
        return new Progress(delivered, handshaken, 0, Optional.empty(), Optional.empty());
    }

    /** Whether it has failed for so long that it is parked. */
    public boolean hopeless(Instant now, RetrySchedule schedule) {
        return failingSince.isPresent() && !now.isBefore(failingSince.get().plus(schedule.giveUpAfter()));
    }
}
