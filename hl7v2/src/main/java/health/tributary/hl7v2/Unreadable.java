package health.tributary.hl7v2;

import java.util.Optional;

/**
 * Bytes that cannot be one message, and why. Prints no health data.
 *
 * @param header the header alone, as a message of one segment, where at least that is readable: the answer can then
 *     name what it answers
 */
public record Unreadable(Reason reason, Location place, Optional<Message> header) implements ReadResult {
    Unreadable(Reason reason, Location place) {
        this(reason, place, Optional.empty());
    }

    /** Why bytes are not one message. */
    public enum Reason {
        EMPTY("there are no bytes"),
        NO_MSH("a message begins with MSH"),
        MSH_TOO_SHORT("MSH-1 and MSH-2 must declare the delimiters"),
        BAD_DELIMITERS("delimiters must be distinct printable ASCII characters, not letters, digits, blanks or quotes"),
        BATCH("this is a batch or a file of batches; its messages must be read one by one"),
        SEVERAL_MESSAGES("there is more than one MSH; the messages must be read one by one"),
        TOO_MANY_SEGMENTS("a message has at most " + SegmentIndex.MAX_SEGMENTS + " segments");

        private final String rule;

        Reason(String rule) {
            this.rule = rule;
        }
    }

    /** The broken rule in words. */
    public String rule() {
        return reason.rule;
    }
}
