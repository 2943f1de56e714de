package health.tributary.notification.deliver;

import health.tributary.notification.subscription.SubscriptionId;
import java.time.Duration;
import java.util.Objects;

/**
 * When a failed delivery is tried again: after a wait that doubles, up to a longest one, of which up to half is taken off by a
 * jitter made from the subscription, its progress and the attempt, so that endpoints behind one outage come back spread out,
 * and a test sees the same times every time. Pure.
 */
public record RetrySchedule(Duration first, Duration longest, Duration giveUpAfter) {
    public RetrySchedule {
        Objects.requireNonNull(first);
        Objects.requireNonNull(longest);
        Objects.requireNonNull(giveUpAfter);
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "the longest wait must not be shorter than the first, nor the first zero");
        }
    }

    /** The wait after this many failures in a row, at least half of the nominal one. */
    public Duration wait(int failures, SubscriptionId id, long delivered) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 30);
        long nominal = Math.min(longest.toMillis(), first.toMillis() << doublings);
        long half = Math.max(1, nominal / 2);
        long jitter =
                Long.remainderUnsigned(mix(id.value().hashCode() * 31L + delivered * 1_000_003L + failures), half);
        return Duration.ofMillis(nominal - jitter);
    }

    /** The finalizer of SplitMix64: neighbouring inputs give unrelated outputs. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
