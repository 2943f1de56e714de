package health.tributary.hl7v2;

import java.util.Locale;
import java.util.Set;

/**
 * What systems write into a field that wants a number when they have none. Two things that are called so are not one thing; taken for a number it
 * would join patients, visits and prescriptions that have nothing to do with each other.
 */
public final class Placeholder {
    private static final Set<String> WORDS =
            Set.of("NONE", "NULL", "N/A", "NA", "NIL", "UNK", "UNKNOWN", "NOT AVAILABLE", "UNASSIGNED");
    private static final int LONGEST_WORD = 13;

    private Placeholder() {}

    /** Whether a text stands for no number: zeros alone, or a word for none. */
    public static boolean isOne(String number) {
        String text = number.strip();
        if (text.isEmpty()) {
            return false;
        }
        return text.charAt(0) == '0'
                ? text.chars().allMatch(c -> c == '0')
                : text.length() <= LONGEST_WORD
                        && !Character.isDigit(text.charAt(0))
                        && WORDS.contains(text.toUpperCase(Locale.ROOT));
    }
}
