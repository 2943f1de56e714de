package health.tributary.hl7v2;

import java.util.Optional;

/**
 * Whether a message is only a piece of one that its sender has cut (chapter 2, section 2.10.2): all pieces but the first have a
 * continuation pointer in MSH-14, all but the last one in DSC-1. A piece reads like a message, so whoever does not join the pieces
 * must ask, or would take a part for the whole.
 */
public final class Continuation {
    private static final int POINTER_OF_MESSAGE = 14;
    private static final int POINTER_OF_NEXT = 1;
    private static final int STYLE = 2;
    /** DSC-2, table 0398: the answer to a query that can be asked for more; what is there is whole. */
    private static final String INTERACTIVE = "I";

    private Continuation() {}

    /** Where the message says that more of it is elsewhere; empty if it is whole. */
    public static Optional<Location> of(Message message) {
        Field pointer = message.segment(0).field(POINTER_OF_MESSAGE);
        if (pointer.isPresent()) {
            return Optional.of(Location.of("MSH", POINTER_OF_MESSAGE));
        }
        return message.first("DSC")
                .filter(dsc -> dsc.field(POINTER_OF_NEXT).isPresent()
                        && !dsc.text(STYLE).equalsIgnoreCase(INTERACTIVE))
                .map(dsc -> Location.of("DSC", POINTER_OF_NEXT));
    }
}
