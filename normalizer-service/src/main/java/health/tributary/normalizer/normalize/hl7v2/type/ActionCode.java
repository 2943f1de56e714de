package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.hl7v2.Segment;
import java.util.Locale;

/**
 * What becomes of the thing that a segment is about: a code of HL7 tables 0206, 0287 or 0323. A deletion that is not understood would state what it
 * takes back; so case does not count, and words for the codes do.
 */
public final class ActionCode {
    private ActionCode() {}

    /** The code of a field, in capitals; empty if there is none. */
    public static String of(Segment segment, int field) {
        return segment.text(field).trim().toUpperCase(Locale.ROOT);
    }

    /** Whether a field says that the thing is deleted. */
    public static boolean deletes(Segment segment, int field) {
        return switch (of(segment, field)) {
            case "D", "DE", "DELETE", "DELETED", "REMOVE" -> true;
            default -> false;
        };
    }

    /** Whether a field says that the thing is deleted, or no longer linked to what the message is about. */
    public static boolean unlinks(Segment segment, int field) {
        return deletes(segment, field)
                || of(segment, field).equals("UN")
                || of(segment, field).equals("UNLINK");
    }
}
