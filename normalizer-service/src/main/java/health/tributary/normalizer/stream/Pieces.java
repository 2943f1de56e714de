package health.tributary.normalizer.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Publishes what a batch says piece by piece, in order: a batch of small messages at once, one of large messages whenever what
 * waits has grown to some megabytes, so that memory does not grow with the batch.
 */
final class Pieces {
    private final BatchRun run;
    private final int fullBytes;
    private final List<Dispatch> waiting = new ArrayList<>();
    private long bytes;

    /**
     * Begins a batch.
     *
     * @param fullBytes with so much waiting, it is published
     */
    Pieces(BatchRun run, int fullBytes) {
        this.run = run;
        this.fullBytes = fullBytes;
    }

    /** What one message says. */
    void add(List<Dispatch> said) throws InterruptedException {
        waiting.addAll(said);
        for (Dispatch record : said) {
            bytes += record.value().length;
        }
        if (bytes >= fullBytes) {
            finish();
        }
    }

    /** Returns when the broker has all that was added. */
    void finish() throws InterruptedException {
        run.publish(waiting);
        waiting.clear();
        bytes = 0;
    }
}
