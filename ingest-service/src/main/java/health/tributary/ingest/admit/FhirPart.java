package health.tributary.ingest.admit;

import java.util.List;

/**
 * Some lines that follow each other.
 *
 * @param messages what goes to the broker: the good lines together, and each that is refused
 * @param bytes how many of lines are in it
 * @param taken how many lines are taken
 * @param refused how many are not
 * @param problems of these lines, in order: of those that are not taken why, of others what is doubtful
 * @param notNamed how many problems more there are
 */
public record FhirPart(
        List<FhirAdmission> messages, long bytes, int taken, int refused, List<LineProblem> problems, int notNamed) {
    public FhirPart {
        messages = List.copyOf(messages);
        problems = List.copyOf(problems);
    }
}
