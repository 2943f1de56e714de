package health.tributary.hl7v2;

import java.util.Optional;

/** When a sender wants an acknowledgement: MSH-15 and MSH-16, table 0155. */
public enum AckCondition {
    ALWAYS("AL"),
    NEVER("NE"),
    ON_ERROR("ER"),
    ON_SUCCESS("SU");

    private final String code;

    AckCondition(String code) {
        this.code = code;
    }

    /** Whether an acknowledgement of this outcome is wanted. */
    public boolean wants(boolean success) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ON_ERROR -> !success;
            case ON_SUCCESS -> success;
        };
    }

    /** Reads a code; empty text is no condition, an unknown code asks for every acknowledgement: too many harm less. */
    static Optional<AckCondition> of(String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        for (AckCondition condition : values()) {
            if (condition.code.equalsIgnoreCase(code)) {
                return Optional.of(condition);
            }
        }
        return Optional.of(ALWAYS);
    }
}
