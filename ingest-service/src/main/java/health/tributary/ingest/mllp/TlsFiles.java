package health.tributary.ingest.mllp;

import health.tributary.ingest.IngestConfiguration.Tls;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/** The PKCS #12 files of the TLS port, looked at before they are used. */
sealed interface TlsFiles {
    /**
     * Files that can be used.
     *
     * @param expires when the certificate that the door shows runs out
     */
    record Good(Buffer keyStore, Optional<Buffer> trustStore, Instant expires) implements TlsFiles {}

    /** Files that cannot, and the rule that they break. */
    record Broken(String rule) implements TlsFiles {}

    /** Reads both files, from the disk. */
    static TlsFiles read(Tls settings) {
        try {
            Buffer keys = bytes(settings.keyStore().orElseThrow());
            String password = settings.keyStorePassword().orElse("");
            Optional<Instant> expires = expiry(store(keys, password), password);
            if (expires.isEmpty()) {
                return new Broken("the key store holds no key with its certificate");
            }
            Optional<Buffer> trust = Optional.empty();
            if (settings.trustStore().isPresent()) {
                trust = Optional.of(bytes(settings.trustStore().get()));
                KeyStore authorities =
                        store(trust.get(), settings.trustStorePassword().orElse(""));
                if (!trustsAny(authorities)) {
                    return new Broken("the trust store holds no trusted certificate");
                }
            }
            return new Good(keys, trust, expires.get());
        } catch (InvalidPathException e) {
            return new Broken("the name of the key store or the trust store is no path");
        } catch (GeneralSecurityException | IOException e) {
            return new Broken("the key store or the trust store cannot be read, or its password is wrong: "
                    + e.getClass().getSimpleName());
        }
    }

    private static Buffer bytes(String path) throws IOException {
        return Buffer.buffer(Files.readAllBytes(Path.of(path)));
    }

    private static KeyStore store(Buffer bytes, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes.getBytes()), password.toCharArray());
        return store;
    }

    private static Optional<Instant> expiry(KeyStore store, String password) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)
                    && store.getKey(alias, password.toCharArray()) != null
                    && store.getCertificate(alias) instanceof X509Certificate shown) {
                return Optional.of(shown.getNotAfter().toInstant());
            }
        }
        return Optional.empty();
    }

    private static boolean trustsAny(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                return true;
            }
        }
        return false;
    }
}
