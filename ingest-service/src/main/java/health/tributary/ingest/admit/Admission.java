package health.tributary.ingest.admit;

import health.tributary.contract.Envelope;
import health.tributary.hl7v2.ReadResult;

/** What the door makes of one message. Either way it goes whole to the broker before the sender is answered. */
public sealed interface Admission permits Admitted, Refused {
    /** The envelope; of a refused message too, so that it can be inspected, mended and replayed. */
    Envelope envelope();

    /** The message as it came, byte for byte; do not change it. */
    byte[] body();

    /** What the reader made of it, which is what an answer echoes. */
    ReadResult read();
}
