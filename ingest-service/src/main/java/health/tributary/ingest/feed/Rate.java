package health.tributary.ingest.feed;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * An average rate. Nothing is ever refused: what comes faster is owed, and whoever owes is to wait. A second's worth may come at
 * once, for those who are quiet in between. Safe for use by many threads.
 */
public final class Rate {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long nanosEach;
    private final LongSupplier nanoTime;
    /** When all that came would have come at the exact rate. */
    private long due;

    /** A rate of so many a second, by a clock of nanoseconds. */
    public Rate(int perSecond, LongSupplier nanoTime) {
        if (perSecond < 1 || perSecond > SECOND) {
            throw new IllegalArgumentException("a rate is at least one a second");
        }
        this.nanosEach = SECOND / perSecond;
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong() - SECOND;
    }

    /** Counts what came; gives back how long to wait before more is let in. */
    public synchronized long take(int count) {
        long now = nanoTime.getAsLong();
        long earliest = now - SECOND;
        due = (due - earliest < 0 ? earliest : due) + count * nanosEach;
        return Math.max(0, due - now);
    }

    /** How long to wait before more is let in. */
    public synchronized long owedNanos() {
        return Math.max(0, due - nanoTime.getAsLong());
    }
}
