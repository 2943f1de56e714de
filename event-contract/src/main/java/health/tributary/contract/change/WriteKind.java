package health.tributary.contract.change;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the last write to a stored document was. */
public enum WriteKind {
    CREATED,
    UPDATED,
    /** Samples were added to a day of readings; none that was there changed. */
    APPENDED,
    /** A final result was replaced by another final one. */
    CORRECTED,
    RETRACTED,
    /** Asserted again after a retraction. */
    RESTORED,
    /** Something was said that changes nothing visible: notifies no one. */
    CONFIRMED,
    LINKED,
    UNLINKED;

    /** The kind as it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a code. */
    public static Optional<WriteKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
