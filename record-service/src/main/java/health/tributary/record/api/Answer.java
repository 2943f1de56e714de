package health.tributary.record.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer to a FHIR request.
 *
 * @param status the HTTP status
 * @param body FHIR JSON
 * @param version of the resource in the body, for the entity tag
 * @param lastModified its last change
 */
public record Answer(int status, String body, Optional<String> version, Optional<Instant> lastModified) {
    public Answer {
        Objects.requireNonNull(body);
        Objects.requireNonNull(version);
        Objects.requireNonNull(lastModified);
    }

    static Answer resource(String body, String version, Instant updated) {
        return new Answer(200, body, Optional.of(version), Optional.of(updated));
    }

    static Answer bundle(String body) {
        return new Answer(200, body, Optional.empty(), Optional.empty());
    }

    /** A refusal as an OperationOutcome. */
    static Answer refused(Refusal refusal) {
        return new Answer(refusal.status(), OperationOutcomes.of(refusal), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Answer(" + status + ", redacted)";
    }
}
