package health.tributary.hl7v2;

import java.util.Optional;
import java.util.OptionalLong;

/** What MSH says about the message as a whole. Texts are empty where MSH says nothing. */
public final class Header {
    private final Segment msh;

    Header(Segment msh) {
        this.msh = msh;
    }

    /** MSH itself. */
    public Segment segment() {
        return msh;
    }

    /** MSH-3.1. */
    public String sendingApplication() {
        return msh.text(3);
    }

    /** MSH-4.1. */
    public String sendingFacility() {
        return msh.text(4);
    }

    /** MSH-7, which may be absent or no time. */
    public Parsed<Hl7DateTime> dateTime() {
        return Hl7DateTime.parse(msh.text(7));
    }

    /** MSH-9.1, for example {@code ADT}. */
    public String messageCode() {
        return msh.text(9, 1);
    }

    /** MSH-9.2, for example {@code A01}. */
    public String triggerEvent() {
        return msh.text(9, 2);
    }

    /** MSH-9.3, for example {@code ADT_A01}; often missing, and not worked out from the event here. */
    public String structure() {
        return msh.text(9, 3);
    }

    /** MSH-10, whole. */
    public String controlId() {
        return msh.field(10).wholeText();
    }

    /** MSH-11.1: P, T or D. */
    public String processingId() {
        return msh.text(11);
    }

    /** MSH-12.1, for example {@code 2.5.1}. */
    public String version() {
        return msh.text(12);
    }

    /** MSH-13, where it is a number of at most 18 digits. */
    public OptionalLong sequenceNumber() {
        String text = msh.text(13);
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** MSH-15: when an accept acknowledgement is wanted; empty in original mode. */
    public Optional<AckCondition> acceptAck() {
        return AckCondition.of(msh.text(15));
    }

    /** MSH-16: when an application acknowledgement is wanted; empty in original mode. */
    public Optional<AckCondition> applicationAck() {
        return AckCondition.of(msh.text(16));
    }

    /** Whether the sender asks for enhanced acknowledgement (chapter 2, section 2.9): MSH-15 or MSH-16 is there. */
    public boolean enhancedMode() {
        return msh.field(15).isPresent() || msh.field(16).isPresent();
    }

    /** MSH-18 as it was sent, first repetition; see {@link Message#charset()} for what was made of it. */
    public String declaredCharset() {
        return msh.text(18);
    }

    @Override
    public String toString() {
        return "Header (" + msh + ")";
    }
}
