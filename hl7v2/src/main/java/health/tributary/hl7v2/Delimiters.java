package health.tributary.hl7v2;

/** The five delimiters that MSH-1 and MSH-2 declare (HL7 v2, chapter 2, section 2.5.4). */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {}
