package health.tributary.normalizer.explain;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Keys and files that a service under test needs, made for the run. */
public final class LocalKeys implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair KEYS = keys();

    @Override
    public Map<String, String> start() {
        try {
            Path idKey = Files.createTempFile("id", ".key");
            Files.writeString(idKey, Base64.getEncoder().encodeToString(new byte[32]));
            Path feeds = Files.createTempFile("feeds", ".json");
            Files.writeString(feeds, "{\"feeds\":[{\"name\":\"clinic\",\"title\":\"Clinic\",\"zone\":\"UTC\"}]}");
            idKey.toFile().deleteOnExit();
            feeds.toFile().deleteOnExit();
            return Map.of(
                    "tributary.normalizer.id-key-file", idKey.toString(),
                    "tributary.normalizer.feeds-file", feeds.toString(),
                    "mp.jwt.verify.publickey", pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The files go with the process.
    }

    static String token(String scope) {
        return Jwt.issuer("tributary-local")
                .subject("tester")
                .claim("scope", scope)
                .expiresIn(60)
                .sign(KEYS.getPrivate());
    }

    private static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
