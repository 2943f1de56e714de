package health.tributary.contract;

import java.util.Objects;

/**
 * Why and where a message could not be used. Carries no health data: it is shown in acknowledgements and to operators.
 *
 * @param reason one of the fixed reasons
 * @param place where, in the format's own terms: {@code PID-3[2].1}, {@code $.entry[3].resource.status}; empty for the whole
 * @param rule the rule that was broken, in a sentence that quotes no value of the message
 */
public record Rejection(Reason reason, String place, String rule) {
    public Rejection {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(place);
        Objects.requireNonNull(rule);
    }
}
