package health.tributary.fhir.bundle;

import java.util.Objects;
import java.util.Optional;

/**
 * What an entry asks for.
 *
 * @param deletion whether the resource is to be gone; else it is to be as it is sent
 * @param target what the request's address names
 * @param condition the identifier that a conditional create or update goes by; wins over the resource's id
 */
public record Request(boolean deletion, Optional<ResourceUrl> target, Optional<Token> condition) {
    /** Of an entry that only brings its resource. */
    static final Request ASSERT = new Request(false, Optional.empty(), Optional.empty());

    public Request {
        Objects.requireNonNull(target);
        Objects.requireNonNull(condition);
    }

    @Override
    public String toString() {
        return "Request(" + (deletion ? "deletion" : "assertion") + ", redacted)";
    }
}
