package health.tributary.embedded.launch;

import java.time.Duration;

/**
 * How a part that died is brought back: at once or nearly so, then ever slower, and not for ever. Pure.
 *
 * @param quickFailures ends in a row, each soon after its start, that mean it is no use
 * @param stableAfter a life this long counts as a success and clears the count
 * @param firstDelay before the first restart
 * @param maxDelay between restarts
 */
record RestartPolicy(int quickFailures, Duration stableAfter, Duration firstDelay, Duration maxDelay) {
    /** Ten tries over about two minutes. */
    static final RestartPolicy DEFAULT =
            new RestartPolicy(10, Duration.ofSeconds(60), Duration.ofMillis(300), Duration.ofSeconds(20));

    /** The count of quick failures in a row after a life of this length. */
    int failures(int before, Duration lived) {
        return lived.compareTo(stableAfter) >= 0 ? 1 : before + 1;
    }

    boolean givesUp(int failures) {
        return failures >= quickFailures;
    }

    /** The pause before the next start after so many failures in a row (at least one). */
    Duration delay(int failures) {
        long doubled = firstDelay.toMillis() << Math.min(failures - 1, 20);
        return Duration.ofMillis(Math.min(doubled, maxDelay.toMillis()));
    }
}
