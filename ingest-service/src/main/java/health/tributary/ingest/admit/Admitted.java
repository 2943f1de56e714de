package health.tributary.ingest.admit;

import health.tributary.contract.Envelope;
import health.tributary.hl7v2.Message;

/** A message that is taken. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Admitted(Envelope envelope, byte[] body, Message read) implements Admission {
    @Override
    public String toString() {
        return "Admitted(" + envelope.id() + ", redacted)";
    }
}
