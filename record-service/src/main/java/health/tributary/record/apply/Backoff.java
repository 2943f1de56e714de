package health.tributary.record.apply;

import java.time.Duration;

/** Waits that double from a first to a longest. */
public record Backoff(Duration first, Duration longest) {
    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a backoff starts above nothing and does not shrink");
        }
    }

    /** How long to wait after so many failures, the first being 1. */
    public Duration after(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 30);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** Waits that long; returns false, with the thread's interrupt flag set, when it is told to end. */
    public boolean await(int failures) {
        try {
            Thread.sleep(after(failures).toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
