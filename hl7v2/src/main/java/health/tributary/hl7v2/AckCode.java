package health.tributary.hl7v2;

/** MSA-1, table 0008. */
public enum AckCode {
    /** Application accept (original mode: taken). */
    AA,
    /** Application error (original mode: not taken, send it again). */
    AE,
    /** Application reject (original mode: can't be taken, also not later). */
    AR,
    /** Accept acknowledgement: commit accept. */
    CA,
    /** Accept acknowledgement: commit error. */
    CE,
    /** Accept acknowledgement: commit reject. */
    CR;

    /** What the receiver did with a message. */
    public enum Outcome {
        /** It is durable. */
        ACCEPTED,
        /** It could not be taken now; the same message may be taken later. */
        FAILED,
        /** The message itself can't be taken. */
        REJECTED
    }

    /** The code that says an outcome in the mode that the sender asks for (chapter 2, section 2.9). */
    public static AckCode of(Outcome outcome, boolean enhancedMode) {
        return switch (outcome) {
            case ACCEPTED -> enhancedMode ? CA : AA;
            case FAILED -> enhancedMode ? CE : AE;
            case REJECTED -> enhancedMode ? CR : AR;
        };
    }

    /** Whether the message was taken. */
    public boolean positive() {
        return this == AA || this == CA;
    }
}
