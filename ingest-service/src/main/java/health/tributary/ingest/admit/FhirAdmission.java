package health.tributary.ingest.admit;

import health.tributary.contract.Envelope;
import health.tributary.contract.Rejection;
import health.tributary.fhir.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the door makes of a FHIR message, or of a document, which is answered in the same form.
 *
 * @param refusal the problem for which nothing of it is taken; empty if something is
 * @param problems all that its sender is told, errors first; of a message that is taken, those of the entries that are not
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record FhirAdmission(Envelope envelope, byte[] body, Optional<Rejection> refusal, List<Problem> problems)
        implements Kept {
    public FhirAdmission {
        Objects.requireNonNull(envelope);
        Objects.requireNonNull(body);
        Objects.requireNonNull(refusal);
        problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
        return "FhirAdmission(" + envelope.id() + ", " + refusal.map(Rejection::reason) + ")";
    }
}
