package health.tributary.record.api;

import health.tributary.embedded.store.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** A store and a token key for the service under test, which consumes nothing. */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {
    static volatile KeyPair keys;
    static volatile EmbeddedStore store;

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            keys = generator.generateKeyPair();
            Path pem = Files.createTempFile("record-it", ".pem");
            pem.toFile().deleteOnExit();
            Files.writeString(
                    pem,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            Path idKey = Files.createTempFile("record-it", ".key");
            idKey.toFile().deleteOnExit();
            Files.writeString(idKey, Base64.getEncoder().encodeToString(new byte[32]));
            store = EmbeddedStore.inMemory();
            return Map.of(
                    "quarkus.mongodb.connection-string",
                    store.connectionString(),
                    "quarkus.mongodb.server-selection-timeout",
                    "500ms",
                    "tributary.record.consuming",
                    "false",
                    "tributary.id-key-file",
                    idKey.toString(),
                    "tributary.record.write-max-bytes",
                    "100000",
                    // In place of the key pair that the extension makes for tests.
                    "mp.jwt.verify.publickey",
                    "NONE",
                    "mp.jwt.verify.publickey.location",
                    pem.toUri().toString(),
                    "quarkus.http.test-port",
                    "0");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the store for the test did not start", e);
        }
    }

    @Override
    public void stop() {
        if (store != null) {
            store.close();
        }
    }
}
