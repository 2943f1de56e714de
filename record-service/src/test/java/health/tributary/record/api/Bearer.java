package health.tributary.record.api;

import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.time.Instant;

/** Authorization headers for the service that {@link StoreResource} sets up. */
final class Bearer {
    static final String ISSUER = "tributary-local";

    private Bearer() {}

    /** Valid for five minutes. A null patient is left out. */
    static String of(String patient, String scope) {
        return signed(StoreResource.keys, ISSUER, later(), patient, scope);
    }

    static String signed(KeyPair keys, String issuer, Instant expires, String patient, String scope) {
        var claims = Jwt.issuer(issuer).subject("tester").expiresAt(expires).claim("scope", scope);
        if (patient != null) {
            claims = claims.claim("patient", patient);
        }
        return "Bearer " + claims.sign(keys.getPrivate());
    }

    static Instant later() {
        return Instant.now().plusSeconds(300);
    }
}
