package health.tributary.notification.subscription;

import java.util.Objects;
import java.util.Set;

/** One of a resource's aspects must be one of these tokens. */
public record Condition(Aspect aspect, Set<Token> anyOf) {
    public Condition {
        Objects.requireNonNull(aspect);
        anyOf = Set.copyOf(anyOf);
    }

    /** What of a resource can be filtered by, beside its type and its patient. */
    public enum Aspect {
        CODE,
        CATEGORY,
        STATUS
    }
}
