package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.hl7v2.Hl7Number;
import health.tributary.hl7v2.Parsed;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.math.BigDecimal;

/** NM: a number. Decimals stay as they were written, so that precision is kept. */
public final class Nm {
    private Nm() {}

    /** NM[positiveInt]: a whole number from 1; anything else is left out with a warning. */
    public static void positiveInt(String name, Composite value, Context context, JsonWriter out) {
        whole(name, value, 1, context, out);
    }

    /** NM[unsignedInt]: a whole number from 0; anything else is left out with a warning. */
    public static void unsignedInt(String name, Composite value, Context context, JsonWriter out) {
        whole(name, value, 0, context, out);
    }

    /** NM[Quantity-LengthOfStay]: days. */
    public static void days(Composite value, Context context, JsonWriter out) {
        int before = out.length();
        quantity(value, context, out);
        if (out.length() > before) {
            out.raw("\"unit\":\"d\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"d\"");
        }
    }

    /** NM[Quantity], without a unit. */
    public static void quantity(Composite value, Context context, JsonWriter out) {
        String number = json(value.text(1).trim());
        if (number != null) {
            out.raw("value", number);
        } else if (value.isPresent()) {
            context.warn(value.place(), "no number; left out");
        }
    }

    /** NM[Quantity]: a percentage. */
    public static void percent(Composite value, Context context, JsonWriter out) {
        int before = out.length();
        quantity(value, context, out);
        if (out.length() > before) {
            out.raw("\"unit\":\"%\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"%\"");
        }
    }

    /** A whole number of at least a least one and at most nine digits, or null. */
    public static Integer integer(String text, int least) {
        if (text.isEmpty() || text.length() > 9) {
            return null;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            number = number * 10 + (c - '0');
        }
        return number >= least ? number : null;
    }

    /** The JSON text of a number as it was written, or null if it is none: JSON knows no plus sign, no bare point, no leading zeros. */
    public static String json(String written) {
        if (plain(written)) {
            return written;
        }
        return Hl7Number.parse(written) instanceof Parsed.Valid<BigDecimal> valid
                ? valid.value().toPlainString()
                : null;
    }

    private static boolean plain(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int length = text.length();
        if (length - from < 1
                || length > 18
                || (text.charAt(from) == '0' && length > from + 1 && text.charAt(from + 1) != '.')) {
            return false;
        }
        int point = -1;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > from && i < length - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static void whole(String name, Composite value, int least, Context context, JsonWriter out) {
        String text = value.text(1).trim();
        Integer number = integer(text, least);
        if (number != null) {
            out.raw(name, number.toString());
        } else if (!text.isEmpty()) {
            context.warn(value.place(), "no whole number in range; left out");
        }
    }
}
