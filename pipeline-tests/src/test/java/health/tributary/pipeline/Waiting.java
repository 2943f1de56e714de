package health.tributary.pipeline;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting with a limit. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /** Returns when it holds; an attempt that throws does not hold. Fails after the limit, and says what was waited for. */
    static void until(Duration limit, String what, Callable<Boolean> holds) {
        long end = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        while (System.nanoTime() < end) {
            try {
                if (holds.call()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting", e);
            } catch (Exception | AssertionError e) {
                last = e;
            }
            pause(PAUSE);
        }
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what, last);
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
