package health.tributary.normalizer.normalize.hl7v2.type;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with what it is compared by, as results are written: {@code <15}, {@code >= 60}. */
public final class Comparators {
    private static final Pattern SIGN = Pattern.compile(
            "(?<strict>[<>]) *(?:=|or *=)|= *(?<late>[<>])|(?<one>[<>=\u2264\u2265])", Pattern.CASE_INSENSITIVE);

    /**
     * {@code 5.0E-3}, which HL7 does not have, but analysers do: one digit before the point, for laboratories write {@code 10E5} for
     * 100,000. Exponents of two digits at most, as it is written out.
     */
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9](?:\\.[0-9]+)?[eE][+-]?[0-9]{1,2}");

    private static final int MAX_SCIENTIFIC = 24;

    private Comparators() {}

    /**
     * A number.
     *
     * @param comparator {@code <}, {@code <=}, {@code >=}, {@code >}, or empty for the number itself
     * @param number its JSON text
     */
    public record Compared(String comparator, String number) {}

    /**
     * What a text begins with.
     *
     * @param comparator as FHIR writes it; empty where there is none, or an equals sign
     * @param length how many characters of the text it is
     */
    record Sign(String comparator, int length) {
        static final Sign NONE = new Sign("", 0);
    }

    /** A number with or without a comparator, or null if the text is none. */
    public static Compared read(String text) {
        Sign sign = of(text);
        String number = number(text.substring(sign.length()).trim());
        return number == null ? null : new Compared(sign.comparator(), number);
    }

    private static String number(String text) {
        String number = Nm.json(text);
        return number == null
                        && text.length() <= MAX_SCIENTIFIC
                        && SCIENTIFIC.matcher(text).matches()
                ? new BigDecimal(text).toPlainString()
                : number;
    }

    /** The comparator that a text begins with, also as laboratories write it: {@code > OR =}, {@code =<}, {@code \u2265}. */
    static Sign of(String text) {
        if (text.isEmpty() || (text.charAt(0) >= '+' && text.charAt(0) <= '9')) {
            return Sign.NONE;
        }
        Matcher sign = SIGN.matcher(text);
        if (!sign.lookingAt()) {
            return Sign.NONE;
        }
        String one = sign.group("one");
        String comparator = one == null
                ? (sign.group("strict") == null ? sign.group("late") : sign.group("strict")) + '='
                : switch (one) {
                    case "=" -> "";
                    case "\u2264" -> "<=";
                    case "\u2265" -> ">=";
                    default -> one;
                };
        return new Sign(comparator, sign.end());
    }
}
