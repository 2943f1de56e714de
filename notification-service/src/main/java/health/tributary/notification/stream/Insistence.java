package health.tributary.notification.stream;

import health.tributary.notification.match.Outages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tries again what store or broker did not take. What fails because they are away is tried for as long as it takes; what fails in
 * any other way is tried a few times and then given back, so that one change that cannot be stored does not hold up all others.
 */
final class Insistence {
    private static final Logger LOG = Logger.getLogger(Insistence.class);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final int TRIES = 6;
    /** Of a part of what failed {@link #TRIES} times as a whole. */
    private static final int TRIES_OF_A_PART = 2;

    /** How time passes between two tries. */
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    private final Outages outages;
    private final Pause pause;

    Insistence(Outages outages, Pause pause) {
        this.outages = outages;
        this.pause = pause;
    }

    /** Does it for as long as it takes. */
    void insist(Runnable effect) throws InterruptedException {
        attempt(effect, Integer.MAX_VALUE);
    }

    /**
     * Does it with all items, in their order: together, or in ever smaller parts.
     *
     * @return the items with which it cannot be done
     */
    <T> List<T> narrow(List<T> items, Consumer<List<T>> effect) throws InterruptedException {
        List<T> refused = new ArrayList<>();
        narrow(items, effect, TRIES, refused);
        return refused;
    }

    private <T> void narrow(List<T> items, Consumer<List<T>> effect, int tries, List<T> refused)
            throws InterruptedException {
        if (attempt(() -> effect.accept(items), tries)) {
            return;
        }
        if (items.size() <= 1) {
            refused.addAll(items);
            return;
        }
        int half = items.size() / 2;
        narrow(items.subList(0, half), effect, TRIES_OF_A_PART, refused);
        narrow(items.subList(half, items.size()), effect, TRIES_OF_A_PART, refused);
    }

    private boolean attempt(Runnable effect, int tries) throws InterruptedException {
        long wait = FIRST_WAIT_MILLIS;
        for (int refusals = 0; ; ) {
            try {
                effect.run();
                return true;
            } catch (RuntimeException e) {
                LOG.warnf("changes wait for store or broker: %s", e.getClass().getSimpleName());
                refusals += outages.mayPass(e) ? 0 : 1;
                if (refusals >= tries) {
                    return false;
                }
            }
            pause.millis(wait);
            wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
        }
    }
}
