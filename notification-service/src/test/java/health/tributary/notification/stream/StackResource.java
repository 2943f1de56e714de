package health.tributary.notification.stream;

import health.tributary.embedded.broker.EmbeddedBroker;
import health.tributary.embedded.broker.Settings;
import health.tributary.embedded.store.EmbeddedStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** A broker, a store and a key pair for the service under test. */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    static volatile KeyPair keys;
    static volatile String bootstrap;
    static volatile String storeUri;

    private EmbeddedBroker broker;
    private EmbeddedStore store;

    @Override
    public Map<String, String> start() {
        // Kafka finds some of its classes by the thread's class loader, which must be the one that loaded the broker.
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(EmbeddedBroker.class.getClassLoader());
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            keys = generator.generateKeyPair();
            Path folder = Files.createTempDirectory("notification-it");
            Path pem = folder.resolve("key.pem");
            Files.writeString(
                    pem,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            store = EmbeddedStore.inMemory();
            broker = EmbeddedBroker.start(Settings.in(folder.resolve("kafka")).withAddress("127.0.0.1", freePort()));
            bootstrap = broker.bootstrapServers();
            storeUri = store.connectionString();
            return Map.of(
                    "kafka.bootstrap.servers",
                    bootstrap,
                    "quarkus.mongodb.connection-string",
                    storeUri,
                    "mp.jwt.verify.publickey.location",
                    pem.toUri().toString(),
                    "quarkus.http.test-port",
                    Integer.toString(freePort()),
                    "tributary.notification.rest-hook.allowed-networks",
                    "127.0.0.0/8",
                    "tributary.notification.rest-hook.first-retry",
                    "200ms");
        } catch (Exception e) {
            throw new IllegalStateException("the stack for the test did not start", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (store != null) {
            store.close();
        }
    }
}
