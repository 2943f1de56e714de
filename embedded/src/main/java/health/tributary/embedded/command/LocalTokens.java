package health.tributary.embedded.command;

import health.tributary.embedded.client.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Bearer tokens (JWT, RS256) of a local instance, signed with the key pair that it made for itself. */
final class LocalTokens {
    /** The issuer that the services of a local instance trust. */
    private static final String ISSUER = "tributary-local";

    private final PrivateKey key;

    private LocalTokens(PrivateKey key) {
        this.key = key;
    }

    static LocalTokens of(Path pem) throws Refused {
        if (!Files.exists(pem)) {
            throw new Refused("there is no key to sign tokens with, " + pem + "; ./tributary up makes one");
        }
        try {
            String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return new LocalTokens(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Refused("the key to sign tokens with, " + pem + ", cannot be read");
        }
    }

    /**
     * A token.
     *
     * @param holder who holds it
     * @param scope what it grants, separated by spaces
     * @param patient the subject that it is anchored to
     * @param minutes how long it is valid
     */
    String token(String holder, String scope, Optional<String> patient, int minutes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(holder);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        claims.setClaim("scope", scope);
        patient.ifPresent(subject -> claims.setClaim("patient", subject));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a key that was read can sign", e);
        }
    }
}
