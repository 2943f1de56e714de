package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/**
 * OBX-7: a reference range as one text. The text always stays; {@code low} and {@code high} are filled from what is plainly a
 * range of numbers: {@code 3.5 - 5.3}, {@code 70-105}, {@code -2 to 2}, {@code <5}, {@code >=60},
 * also with the result's own unit behind it.
 */
public final class ReferenceRange {
    private ReferenceRange() {}

    /** Writes the members of one reference range. */
    public static void members(String text, Composite unit, Context context, JsonWriter out) {
        String range = text.strip();
        if (range.isEmpty()) {
            return;
        }
        String numbers = withoutUnit(range, Quantities.text(unit));
        Comparators.Sign sign = Comparators.of(numbers);
        if (sign.comparator().isEmpty()) {
            between(numbers, unit, context, out);
        } else {
            String name = sign.comparator().startsWith("<") ? "high" : "low";
            limit(name, numbers.substring(sign.length()), unit, context, out);
        }
        out.text("text", range);
    }

    /** Without the unit of the result, where it is repeated behind the numbers. */
    private static String withoutUnit(String range, String unit) {
        int from = range.length() - unit.length();
        if (unit.isEmpty() || from <= 0 || !range.regionMatches(true, from, unit, 0, unit.length())) {
            return range;
        }
        // The unit 1 is not the last digit of a limit.
        boolean apart = !Character.isDigit(unit.charAt(0)) || range.charAt(from - 1) == ' ';
        return apart ? range.substring(0, from).strip() : range;
    }

    private static void between(String range, Composite unit, Context context, JsonWriter out) {
        int separator = separator(range);
        if (separator < 0) {
            return;
        }
        int width = range.charAt(separator) == 't' ? 2 : 1;
        String low = Nm.json(range.substring(0, separator).strip());
        String high = Nm.json(range.substring(separator + width).strip());
        if (low != null && high != null) {
            quantity("low", low, unit, context, out);
            quantity("high", high, unit, context, out);
        }
    }

    // The first sign after a digit parts the two; one before a digit is a minus.
    private static int separator(String range) {
        for (int i = 1; i < range.length(); i++) {
            char c = range.charAt(i);
            if (c == '-' || c == '\u2013' || c == '\u2014' || range.startsWith("to", i)) {
                return i;
            }
            if ((c < '0' || c > '9') && c != '.' && c != ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static void limit(String name, String text, Composite unit, Context context, JsonWriter out) {
        String number = Nm.json(text.strip());
        if (number != null) {
            quantity(name, number, unit, context, out);
        }
    }

    private static void quantity(String name, String number, Composite unit, Context context, JsonWriter out) {
        out.object(name).raw("value", number);
        Quantities.unit(unit, context, out);
        out.close();
    }
}
