package health.tributary.ccda;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import java.util.Objects;

/**
 * Why a document cannot be taken. Carries no health data.
 *
 * @param reason one of the fixed reasons
 * @param place where: {@code line 12}, or a path such as {@code recordTarget/patientRole/id}; empty for the whole
 * @param rule the rule that was broken, in a sentence that quotes nothing of the document
 */
public record Problem(Reason reason, String place, String rule) {
    public Problem {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(place);
        Objects.requireNonNull(rule);
    }

    /** The same as a rejection. */
    public Rejection rejection() {
        return new Rejection(reason, place, rule);
    }
}
