package health.tributary.ingest.admit;

import health.tributary.fhir.Problem;
import java.util.Objects;

/**
 * Something about a line.
 *
 * @param line its number, from 1
 * @param problem what; its expression begins at the line's resource
 */
public record LineProblem(long line, Problem problem) {
    public LineProblem {
        Objects.requireNonNull(problem);
    }
}
