package health.tributary.hl7v2;

/** What a sender says with a value (HL7 v2, chapter 2, section 2.5.3): nothing, "delete it", or the value itself. */
public enum Presence {
    /** Nothing is there, or only delimiters: the sender makes no statement, what is known stays. */
    ABSENT,
    /** Two double quotes: the sender says that there is no value; what is known is to be cleared. */
    NULL,
    /** A value. */
    PRESENT
}
