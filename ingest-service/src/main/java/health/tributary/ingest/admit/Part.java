package health.tributary.ingest.admit;

import health.tributary.contract.Envelope;
import health.tributary.contract.Rejection;
import java.util.Objects;
import java.util.Optional;

/** A message of a format that has no acknowledgement of its own; often a part of what came in. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Part(Envelope envelope, byte[] body, Optional<Rejection> refusal) implements Kept {
    public Part {
        Objects.requireNonNull(envelope);
        Objects.requireNonNull(body);
        Objects.requireNonNull(refusal);
    }

    @Override
    public String toString() {
        return "Part(" + envelope.id() + ", " + refusal + ", redacted)";
    }
}
