package health.tributary.ingest.admit;

import health.tributary.contract.Envelope;
import health.tributary.contract.Rejection;
import health.tributary.hl7v2.Message;
import java.util.Optional;

/** A message that is taken. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Admitted(Envelope envelope, byte[] body, Message read) implements Admission {
    @Override
    public Optional<Rejection> refusal() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "Admitted(" + envelope.id() + ", redacted)";
    }
}
