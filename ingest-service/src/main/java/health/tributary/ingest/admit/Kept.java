package health.tributary.ingest.admit;

import health.tributary.contract.Envelope;
import health.tributary.contract.Rejection;
import java.util.Optional;

/** What goes whole to the broker before its sender is answered: a message that is taken, or one that is refused. */
public interface Kept {
    /** The envelope; of a refused message too, so that it can be inspected, mended and replayed. */
    Envelope envelope();

    /** The message's bytes; do not change them. */
    byte[] body();

    /** Why it is refused: then it goes to the rejects. Empty if it is taken. */
    Optional<Rejection> refusal();
}
