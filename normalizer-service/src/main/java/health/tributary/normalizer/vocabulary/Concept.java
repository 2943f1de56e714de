package health.tributary.normalizer.vocabulary;

/**
 * A code with its system, and the coding's JSON members ready to be written.
 *
 * @param system the code system's URI
 * @param code the code
 * @param display what people call it, or empty
 * @param coding {@code "system":…,"code":…,"display":…}
 */
public record Concept(String system, String code, String display, String coding) {
    /** A concept from a table of this project: its texts need no escape. */
    public static Concept of(String system, String code, String display) {
        String coding = "\"system\":\"" + system + "\",\"code\":\"" + code + '"'
                + (display.isEmpty() ? "" : ",\"display\":\"" + display + '"');
        if (coding.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("a concept's texts need no escape");
        }
        return new Concept(system, code, display, coding);
    }
}
