package health.tributary.fhir;

import health.tributary.contract.Rejection;
import java.util.Objects;

/**
 * Something about a resource or a bundle that its sender should know. Carries no health data.
 *
 * @param severity how bad it is
 * @param code what kind of problem it is
 * @param expression where, as a FHIRPath: {@code Bundle.entry[3].resource.status}; empty for the whole
 * @param rule the rule, in a sentence that quotes no value
 */
public record Problem(Severity severity, IssueCode code, String expression, String rule) {
    public Problem {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(code);
        Objects.requireNonNull(expression);
        Objects.requireNonNull(rule);
    }

    /** A problem that keeps what has it from being taken. */
    public static Problem error(IssueCode code, String expression, String rule) {
        return new Problem(Severity.ERROR, code, expression, rule);
    }

    /** A problem that does not. */
    public static Problem warning(IssueCode code, String expression, String rule) {
        return new Problem(Severity.WARNING, code, expression, rule);
    }

    /** The same as a problem that keeps, or does not keep, what has it from being taken. */
    public Problem refuses(boolean refuses) {
        return refuses == severity.refuses()
                ? this
                : new Problem(refuses ? Severity.ERROR : Severity.WARNING, code, expression, rule);
    }

    /** Why a message with this problem is rejected. */
    public Rejection rejection() {
        return new Rejection(code.reason(), expression, rule);
    }
}
