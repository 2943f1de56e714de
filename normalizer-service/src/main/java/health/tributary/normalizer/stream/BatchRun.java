package health.tributary.normalizer.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Publishes what a batch of messages says and returns only when the broker has all of it, so that the batch's offsets may be
 * committed. While the broker is away, what is missing is sent again, with growing pauses: duplicates do no harm, a loss would.
 */
final class BatchRun {
    private static final Logger LOG = Logger.getLogger(BatchRun.class);

    private final Outlet outlet;
    private final Duration wait;
    private final Duration firstPause;
    private final Duration longestPause;

    BatchRun(Outlet outlet, Duration wait, Duration firstPause, Duration longestPause) {
        this.outlet = outlet;
        this.wait = wait;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Publishes all records in order; {@link InterruptedException} only when the service stops, with nothing to be committed. */
    void publish(List<Dispatch> records) throws InterruptedException {
        List<Dispatch> missing = records;
        Duration pause = firstPause;
        while (true) {
            missing = attempt(missing);
            if (missing.isEmpty()) {
                return;
            }
            LOG.warnf("the broker did not take %d records; trying again in %s", missing.size(), pause);
            Thread.sleep(pause.toMillis());
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
        }
    }

    /**
     * One attempt. From the first record that failed on, all are given back, also those that the broker took: so that no later
     * record of a key overtakes an earlier one.
     */
    private List<Dispatch> attempt(List<Dispatch> records) throws InterruptedException {
        List<CompletableFuture<Void>> sent = new ArrayList<>(records.size());
        for (Dispatch record : records) {
            sent.add(outlet.publish(record));
        }
        long end = System.nanoTime() + wait.toNanos();
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException | TimeoutException failed) {
                return records.subList(i, records.size());
            }
        }
        return List.of();
    }
}
