package health.tributary.ingest.admit;

import health.tributary.contract.Envelope;
import health.tributary.contract.Rejection;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.hl7v2.AckError;
import health.tributary.hl7v2.ReadResult;
import java.util.Optional;

/**
 * Bytes that are not taken.
 *
 * @param rejection why, for {@code tributary.rejects}
 * @param error the same for the acknowledgement
 * @param outcome {@code REJECTED} if sending the same bytes again is of no use, {@code FAILED} if it may be
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Refused(
        Envelope envelope, byte[] body, ReadResult read, Rejection rejection, AckError error, Outcome outcome)
        implements Admission {
    public Refused {
        if (outcome == Outcome.ACCEPTED) {
            throw new IllegalArgumentException("what is refused is not accepted");
        }
    }

    @Override
    public Optional<Rejection> refusal() {
        return Optional.of(rejection);
    }

    @Override
    public String toString() {
        return "Refused(" + envelope.id() + ", " + rejection + ")";
    }
}
