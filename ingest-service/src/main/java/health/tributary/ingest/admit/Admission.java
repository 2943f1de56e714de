package health.tributary.ingest.admit;

import health.tributary.hl7v2.ReadResult;

/** What the door makes of one message. Either way it goes whole to the broker before the sender is answered. */
public sealed interface Admission extends Kept permits Admitted, Refused {
    /** What the reader made of it, which is what an answer echoes. */
    ReadResult read();
}
