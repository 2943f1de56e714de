package health.tributary.hl7v2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a message, printed as {@code PID-3[2].4.1} or {@code OBX[3]-5}: segment, its occurrence among the segments
 * of that name, field, repetition, component, subcomponent, all counted from 1 and 0 where the place is wider than that.
 * Occurrence and repetition 1 are left out in print. Holds no content of the message: a segment without a proper name
 * is called {@link #UNNAMED}.
 */
public record Location(String segment, int occurrence, int field, int repetition, int component, int subcomponent) {

    /** The name of what stands where a segment should, with no segment's name. */
    public static final String UNNAMED = "???";

    /** The message as a whole. */
    public static final Location WHOLE = new Location("", 0, 0, 0, 0, 0);

    private static final Pattern FORM = Pattern.compile("([A-Z][A-Z0-9]{2}|\\?\\?\\?)(?:\\[(\\d{1,7})])?"
            + "(?:-(\\d{1,5})(?:\\[(\\d{1,5})])?(?:\\.(\\d{1,5})(?:\\.(\\d{1,5}))?)?)?");

    /** A field of a segment that occurs once. */
    public static Location of(String segment, int field) {
        return new Location(segment, 1, field, 0, 0, 0);
    }

    /** Reads the printed form; empty if {@code text} is none. */
    public static Optional<Location> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int field = number(form, 3, 0);
        return Optional.of(new Location(
                form.group(1),
                number(form, 2, 1),
                field,
                number(form, 4, field > 0 ? 1 : 0),
                number(form, 5, 0),
                number(form, 6, 0)));
    }

    private static int number(Matcher form, int group, int otherwise) {
        return form.group(group) == null ? otherwise : Integer.parseInt(form.group(group));
    }

    @Override
    public String toString() {
        if (segment.isEmpty()) {
            return "message";
        }
        StringBuilder printed = new StringBuilder(16).append(segment);
        ordinal(printed, occurrence);
        if (field > 0) {
            printed.append('-').append(field);
            ordinal(printed, repetition);
            if (component > 0) {
                printed.append('.').append(component);
                if (subcomponent > 0) {
                    printed.append('.').append(subcomponent);
                }
            }
        }
        return printed.toString();
    }

    private static void ordinal(StringBuilder printed, int ordinal) {
        if (ordinal > 1) {
            printed.append('[').append(ordinal).append(']');
        }
    }
}
