package health.tributary.embedded.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Bearer tokens of the local system, signed with the key pair that it made for itself. */
public final class LocalTokens {
    /** The issuer that the services of a local system trust. */
    public static final String ISSUER = "tributary-local";

    private final PrivateKey key;

    private LocalTokens(PrivateKey key) {
        this.key = key;
    }

    /** The tokens of a data folder, which must have been used once. */
    public static LocalTokens of(DataFolder folder) throws LaunchException {
        if (Files.notExists(folder.tokenPrivateKey())) {
            throw new LaunchException("The data folder " + folder.root()
                    + " has no key for tokens yet; start the system once with ./tributary up.");
        }
        try {
            String pem = Files.readString(folder.tokenPrivateKey());
            byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return new LocalTokens(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new LaunchException("The key for tokens, " + folder.tokenPrivateKey() + ", cannot be read.");
        }
    }

    /**
     * A token.
     *
     * @param holder who holds it
     * @param scope what it grants, space-separated
     * @param patient the subject that it is for, or null
     * @param minutes how long it is valid
     */
    public String token(String holder, String scope, String patient, int minutes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(holder);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        claims.setClaim("scope", scope);
        if (patient != null) {
            claims.setClaim("patient", patient);
        }
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
