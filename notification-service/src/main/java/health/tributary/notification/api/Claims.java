package health.tributary.notification.api;

import health.tributary.notification.subscription.Grant;
import jakarta.json.JsonString;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads a verified token's claims. */
final class Claims {
    private Claims() {}

    /** The grant of a token; empty if it names no holder, or claims that can't be. */
    static Optional<Grant> grant(JsonWebToken token) {
        String holder = token.getSubject();
        if (holder == null || holder.isBlank()) {
            return Optional.empty();
        }
        Grant grant = new Grant(
                holder,
                claim(token, "patient"),
                claim(token, "organisation"),
                claim(token, "scope").orElse(""));
        try {
            grant.token();
            return Optional.of(grant);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> claim(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        if (value instanceof JsonString json) {
            return Optional.of(json.getString());
        }
        return Optional.ofNullable(value).map(Object::toString);
    }
}
