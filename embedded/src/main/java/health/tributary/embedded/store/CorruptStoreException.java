package health.tributary.embedded.store;

import java.io.IOException;
import java.nio.file.Path;

/** A file of the store is broken where it was safe on disk: nothing is repaired in silence, a person has to decide. */
public final class CorruptStoreException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptStoreException(Path file, long offset, String what) {
        super("The store's file " + file + " is corrupt at byte " + offset + " (" + what
                + "). Restore the folder from a copy, or move it away to start empty.");
    }
}
