package health.tributary.hl7v2;

/**
 * The delimiters that MSH-1 and MSH-2 declare (HL7 v2, chapter 2, section 2.5.4). {@link #NONE} stands for one that a
 * sender does not use: the truncation character before 2.7, or one whose default another delimiter has taken.
 */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent, char truncation) {

    /** No such delimiter. */
    public static final char NONE = '\0';

    /** The recommended delimiters, for answers to what could not be read. */
    public static final Delimiters STANDARD = new Delimiters('|', '^', '~', '\\', '&', NONE);

    /** MSH-2 as a writer puts it: four or five characters, fewer where the sender declared fewer and one has no place. */
    public String encodingCharacters() {
        StringBuilder written = new StringBuilder(5).append(component);
        for (char next : new char[] {repetition, escape, subcomponent, truncation}) {
            if (next == NONE) {
                break;
            }
            written.append(next);
        }
        return written.toString();
    }

    /** The delimiter as the reader compares it with bytes: a number that no byte equals where there is none. */
    static int asByte(char delimiter) {
        return delimiter == NONE ? Integer.MIN_VALUE : delimiter;
    }

    /** Whether a byte may serve as a delimiter: printable ASCII that is neither a letter, a digit nor a space. */
    static boolean mayDelimit(int b) {
        return b > ' ' && b < 0x7F && !Character.isLetterOrDigit(b) && b != '"';
    }
}
