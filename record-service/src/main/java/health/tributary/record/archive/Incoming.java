package health.tributary.record.archive;

import health.tributary.contract.Envelope;
import health.tributary.contract.Rejection;
import java.util.Objects;
import java.util.Optional;

/**
 * A message to be archived.
 *
 * @param body its bytes; none where only its rejection is known
 * @param rejection why it could not be used
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Incoming(Envelope envelope, byte[] body, Optional<Rejection> rejection) {
    public Incoming {
        Objects.requireNonNull(envelope);
        Objects.requireNonNull(body);
        Objects.requireNonNull(rejection);
    }

    @Override
    public String toString() {
        return "Incoming(" + envelope.id() + ", " + body.length + " bytes, redacted)";
    }
}
