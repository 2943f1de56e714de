package health.tributary.normalizer.normalize;

import health.tributary.contract.identity.IdentityStatement;
import java.util.Objects;

/**
 * A word on who is whom, and where the message says it.
 *
 * @param source the place, such as {@code MRG-1} or {@code Patient.link[0]}
 * @param rule which mapping rule read it
 */
public record Identified(IdentityStatement statement, String source, String rule) {
    public Identified {
        Objects.requireNonNull(statement);
        Objects.requireNonNull(source);
        Objects.requireNonNull(rule);
    }
}
