package health.tributary.notification.subscription;

import java.util.Objects;

/**
 * What is wrong with a request, for an OperationOutcome.
 *
 * @param code of R4's IssueType: {@code required}, {@code value}, {@code not-supported}, {@code structure}, {@code too-long}
 * @param expression where, as FHIRPath
 * @param text what, quoting no value
 */
public record Issue(String code, String expression, String text) {
    public Issue {
        Objects.requireNonNull(code);
        Objects.requireNonNull(expression);
        Objects.requireNonNull(text);
    }
}
