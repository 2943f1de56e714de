package health.tributary.embedded.store;

import java.io.IOException;

/** Another program holds the port or the folder; the message says which, in plain words. */
public final class StoreInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    StoreInUseException(String message) {
        super(message);
    }
}
