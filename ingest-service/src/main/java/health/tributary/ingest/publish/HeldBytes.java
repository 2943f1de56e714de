package health.tributary.ingest.publish;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of messages all doors hold at once, so that many large ones at the same time cannot use up the memory. Safe for use by
 * many threads.
 */
public final class HeldBytes {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    public HeldBytes(long limit) {
        this.limit = limit;
    }

    /** Takes room for some bytes more; false, and nothing taken, if there is none. */
    public boolean take(long bytes) {
        if (held.addAndGet(bytes) > limit) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Gives back what was taken. */
    public void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    /** What is held now. */
    public long held() {
        return held.get();
    }
}
