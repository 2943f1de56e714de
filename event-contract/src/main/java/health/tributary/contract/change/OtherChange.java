package health.tributary.contract.change;

import java.util.Objects;

/** A write to a collection that has no meaning of its own to the reader. */
public record OtherChange(String collection, String subject) implements Change {
    public OtherChange {
        Objects.requireNonNull(collection);
        Objects.requireNonNull(subject);
    }
}
