package health.tributary.embedded.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Where the local system keeps everything: the folder of {@code TRIBUTARY_DATA}, mode 0700.
 *
 * @param root the folder, absolute
 */
public record DataFolder(Path root) {
    public DataFolder {
        root = Objects.requireNonNull(root).toAbsolutePath().normalize();
    }

    /** The folder that the environment names, else {@code .tributary} below a folder. */
    public static DataFolder of(Map<String, String> environment, Path otherwise) {
        String named = environment.get("TRIBUTARY_DATA");
        return new DataFolder(named == null || named.isBlank() ? otherwise.resolve(".tributary") : Path.of(named));
    }

    /** The feed registry. */
    public Path feeds() {
        return root.resolve("feeds.json");
    }

    /** The deployment's id key, base64. */
    public Path idKey() {
        return root.resolve("keys/id.key");
    }

    /** What {@code ./tributary token} signs with, PKCS 8 in PEM. */
    public Path tokenPrivateKey() {
        return root.resolve("keys/token-private.pem");
    }

    /** What the services verify tokens with, X.509 in PEM. */
    public Path tokenPublicKey() {
        return root.resolve("keys/token-public.pem");
    }

    /** The key with which a feed's HTTP senders identify themselves. */
    public Path feedKey(String feed) {
        return root.resolve("keys/feeds").resolve(feed + ".key");
    }

    /** What the change capture has told the broker of. */
    public Path captureOffsets() {
        return root.resolve("capture/offsets.dat");
    }

    /** What a child process prints. */
    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    /** The process id of a running child. */
    public Path pid(String part) {
        return root.resolve("run").resolve(part + ".pid");
    }

    /** Held by the one launcher that uses the folder; its text is that launcher's process id. */
    public Path lock() {
        return root.resolve("run/lock");
    }
}
