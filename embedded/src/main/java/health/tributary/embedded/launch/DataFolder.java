package health.tributary.embedded.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where one instance keeps what it has: the one home of the names of files in it. */
public record DataFolder(Path path) {
    private static final String OWNER_ONLY = "rwx------";
    private static final String OWNER_FILE = "rw-------";

    /** Makes the folders, for their owner's eyes only. */
    public void prepare() throws LaunchException {
        try {
            for (Path folder : List.of(
                    path, keys(), feedKeys(), logs(), run(), captureOffsets().getParent())) {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                }
                restrict(folder, OWNER_ONLY);
            }
        } catch (FileAlreadyExistsException e) {
            throw LaunchException.environment(
                    "The data folder " + path + " can not be made: " + e.getFile() + " is a file.");
        } catch (IOException e) {
            throw LaunchException.environment("The data folder " + path
                    + " can not be written; TRIBUTARY_DATA chooses another (" + e.getMessage() + ").");
        }
        if (!Files.isWritable(path)) {
            throw LaunchException.environment(
                    "The data folder " + path + " can not be written; TRIBUTARY_DATA chooses another.");
        }
    }

    public Path keys() {
        return path.resolve("keys");
    }

    public Path idKey() {
        return keys().resolve("id.key");
    }

    public Path tokenPrivateKey() {
        return keys().resolve("token-private.pem");
    }

    public Path tokenPublicKey() {
        return keys().resolve("token-public.pem");
    }

    public Path feedKeys() {
        return keys().resolve("feeds");
    }

    public Path feedKey(String feed) {
        return feedKeys().resolve(feed);
    }

    public Path feeds() {
        return path.resolve("feeds.json");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(Part part) {
        return logs().resolve(part.label() + ".log");
    }

    public Path run() {
        return path.resolve("run");
    }

    public Path pid(Part part) {
        return run().resolve(part.label() + ".pid");
    }

    public Path lock() {
        return path.resolve("lock");
    }

    /** The ports of the instance that runs or ran last, for commands given in another terminal. */
    public Path ports() {
        return run().resolve("ports");
    }

    public Path captureOffsets() {
        return path.resolve("capture").resolve("offsets.dat");
    }

    /** Writes a file whole or not at all, for its owner's eyes only. */
    static void write(Path file, String text) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh);
            restrict(fresh, OWNER_FILE);
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restrict(Path file, String permissions) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }
}
