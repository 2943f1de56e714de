package health.tributary.embedded.command;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says on standard error, every few seconds, how far a long command has come. */
final class Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String done;
    private long told = System.nanoTime();

    /** @param done what is done with messages: {@code read} */
    Progress(String done) {
        this.done = done;
    }

    void at(long messages, String received) {
        long now = System.nanoTime();
        if (now - told >= EVERY_NANOS) {
            told = now;
            System.err.printf(Locale.ROOT, "%s %,d messages, received up to %s%n", done, messages, received);
        }
    }
}
