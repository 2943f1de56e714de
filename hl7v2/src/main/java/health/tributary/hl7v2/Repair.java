package health.tributary.hl7v2;

/** What the reader put right, or noticed and left. The texts are fixed, so that none can carry health data. */
public enum Repair {
    LEADING_BYTES("bytes before the message header were skipped"),
    FRAME_BYTES("MLLP frame bytes around the message were skipped"),
    TRAILING_BYTES("bytes after the end of the message were skipped"),
    BYTE_ORDER_MARK("a byte order mark was skipped; it decides the character set"),
    LINE_FEED_ENDS_SEGMENT("segments end with a line feed; a carriage return is the rule"),
    MIXED_SEGMENT_ENDS("segments end in several ways; each was taken"),
    LINE_BREAK_IN_FIELD("a line feed that begins no segment was kept as part of its field"),
    EMPTY_SEGMENTS_SKIPPED("empty segments were skipped"),
    LEADING_BLANKS("blanks before a segment's name were skipped"),
    LOWER_CASE_NAME("a segment's name in lower case was read as upper case"),
    BAD_SEGMENT_NAME("this is no segment's name; the segment was kept unnamed"),
    DOUBLED_ESCAPE_CHARACTER("the escape character in MSH-2 is doubled; it was read once"),
    TRUNCATION_CHARACTER("MSH-2 has a fifth character; it was read as the truncation character"),
    ENCODING_CHARACTERS_COMPLETED("MSH-2 is shorter than four characters; the usual ones were added"),
    ENCODING_CHARACTERS_CUT("MSH-2 is longer than five characters; the rest was ignored"),
    MISSING_MESSAGE_TYPE("MSH-9 is required and empty"),
    MISSING_CONTROL_ID("MSH-10 is required and empty"),
    MISSING_VERSION("MSH-12 is required and empty"),
    UNKNOWN_CHARACTER_SET("MSH-18 names no known character set; the feed's default was used"),
    CHARACTER_SET_CONTRADICTED("the bytes are not in the character set that MSH-18 names; another was used"),
    INVALID_BYTES("bytes that the character set does not have read as U+FFFD"),
    BATCH_COUNT_WRONG("the count in the batch's or file's trailer differs from what came"),
    BATCH_TRAILER_MISSING("a batch or file has no trailer; it may be cut"),
    OUTSIDE_OF_MESSAGES("segments outside of any message were skipped"),
    MORE_WARNINGS("there is more to warn about than is listed");

    private final String text;

    Repair(String text) {
        this.text = text;
    }

    /** The rule in words. */
    public String text() {
        return text;
    }
}
