package health.tributary.record.api;

import health.tributary.access.AccessToken;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What verified tokens say. */
final class Tokens {
    private Tokens() {}

    /** The token's claims; throws {@link BrokenToken} when they cannot be meant. */
    static AccessToken of(JsonWebToken token) {
        try {
            String holder = token.getSubject() == null ? "" : token.getSubject();
            return AccessToken.of(holder, text(token, "patient"), text(token, "organisation"), text(token, "scope"));
        } catch (IllegalArgumentException e) {
            throw new BrokenToken("patient or organisation");
        }
    }

    private static String text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value == null ? null : value.toString();
    }
}
