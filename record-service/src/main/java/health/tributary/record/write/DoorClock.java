package health.tributary.record.write;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * When the door had a write: the wall clock in microseconds, each time later than the time before, so that two equal writes of one
 * moment are two messages and of two writes to an entry the second one stays on top.
 */
public final class DoorClock {
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    private final Clock clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    /** A door's clock over a wall clock. */
    public DoorClock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * The next time: also later than what the write follows, which another instance with a faster clock may have received.
     *
     * @param changed the first receipt of the subject, or the last change of the entry; in milliseconds
     */
    public Instant next(Instant changed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant floor = changed.plusMillis(1);
        return last.updateAndGet(before -> later(later(before.plus(TICK), now), floor));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
