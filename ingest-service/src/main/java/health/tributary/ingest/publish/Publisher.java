package health.tributary.ingest.publish;

import health.tributary.ingest.admit.Kept;
import java.util.function.Consumer;

/** Brings messages to where they are durable. */
public interface Publisher {
    /**
     * Publishes one message: an admitted one to its feed's topic, a refused one to the rejects. Never blocks.
     *
     * @param then called exactly once, on any thread, also this one, within the configured time. With {@code DURABLE} all in-sync
     *     replicas of the broker have the message; that promises nothing about what is done with it later. With {@code NOT_TAKEN}
     *     nobody knows whether they have, so the sender must send it again, which does no harm
     */
    void publish(Kept message, Consumer<Confirmation> then);

    /** The broker's word. */
    enum Confirmation {
        DURABLE,
        NOT_TAKEN
    }
}
