package health.tributary.record.api;

import health.tributary.fhir.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer to a FHIR request.
 *
 * @param status the HTTP status
 * @param body FHIR JSON
 * @param tag what the body's entity tag is: the resource's version, and whose it is shown as where a link decides that
 * @param lastModified the resource's last change
 * @param location {@code Type/id} of the resource when it is not the one that was asked for: an alias, a former person, a new one
 */
public record Answer(
        int status, String body, Optional<String> tag, Optional<Instant> lastModified, Optional<String> location) {
    public Answer {
        Objects.requireNonNull(body);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(lastModified);
        Objects.requireNonNull(location);
    }

    static Answer resource(String body, String tag, Instant updated) {
        return new Answer(200, body, Optional.of(tag), Optional.of(updated), Optional.empty());
    }

    static Answer bundle(String body) {
        return new Answer(200, body, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A refusal as an OperationOutcome. */
    static Answer refused(Refusal refusal) {
        return new Answer(
                refusal.status(), OperationOutcomes.of(refusal), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A refusal, or a note, that says all that it is for. */
    static Answer outcome(int status, List<Problem> problems) {
        return new Answer(
                status,
                health.tributary.fhir.OperationOutcomes.json(problems),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same answer; says where the resource stands unless that is where it was asked for. */
    Answer standsAt(String type, String id, String asked) {
        return id.equals(asked) ? this : new Answer(status, body, tag, lastModified, Optional.of(type + "/" + id));
    }

    @Override
    public String toString() {
        return "Answer(" + status + ", redacted)";
    }
}
