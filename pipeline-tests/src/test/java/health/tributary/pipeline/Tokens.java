package health.tributary.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs access tokens (RFC 7519, RS256). */
final class Tokens {
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final PrivateKey key;

    /** With the private key of an instance. */
    Tokens(Path privateKeyPem) {
        this(read(privateKeyPem));
    }

    private Tokens(PrivateKey key) {
        this.key = key;
    }

    /** With a key that nobody trusts. */
    static Tokens foreign() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new Tokens(generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a system that sees everybody. */
    String system() {
        return token("\"scope\":\"system/*.cruds\"", Instant.now());
    }

    /** Of a patient's app. */
    String patient(String subject) {
        return token("\"scope\":\"patient/*.rs\",\"patient\":\"" + subject + "\"", Instant.now());
    }

    /** Of who runs the deployment. */
    String operator() {
        return token("\"scope\":\"operator\"", Instant.now());
    }

    String expired() {
        return token("\"scope\":\"system/*.rs\"", Instant.now().minus(LIFE.multipliedBy(4)));
    }

    private String token(String claims, Instant from) {
        String header = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        String body = part("{\"iss\":\"tributary-local\",\"sub\":\"test\",\"iat\":" + from.getEpochSecond()
                + ",\"exp\":" + from.plus(LIFE).getEpochSecond() + "," + claims + "}");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update((header + "." + body).getBytes(StandardCharsets.US_ASCII));
            return header + "." + body + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PrivateKey read(Path pem) {
        try {
            String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
            byte[] der = Base64.getMimeDecoder().decode(text);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
