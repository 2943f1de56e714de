package health.tributary.device;

import health.tributary.contract.Reason;
import java.util.Objects;

/**
 * Why a data point cannot be used. Quotes no value.
 *
 * @param reason one of the fixed reasons
 * @param path where in the point, such as {@code body.heart_rate.value}; empty for all of it
 * @param rule the rule that was broken, one of a fixed number of sentences
 */
public record Problem(Reason reason, String path, String rule) {
    public Problem {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(path);
        Objects.requireNonNull(rule);
    }

    static Problem missing(String path, String rule) {
        return new Problem(Reason.REQUIRED_MISSING, path, rule);
    }

    static Problem invalid(String path, String rule) {
        return new Problem(Reason.INVALID_VALUE, path, rule);
    }

    static Problem unsupported(String path, String rule) {
        return new Problem(Reason.UNSUPPORTED, path, rule);
    }
}
