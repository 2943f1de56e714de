package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.vocabulary.Ucum;
import java.util.Locale;

/**
 * A length of time: a number and a unit that both UCUM and FHIR's units-of-time know.
 *
 * @param number JSON text
 * @param unit one of {@code s min h d wk mo a}
 */
public record Span(String number, String unit) {
    /** CQ as a length of time ({@code 10^D}, {@code 2^hr}), or null. */
    public static Span cq(Composite value) {
        String number = Nm.json(value.text(1).trim());
        String unit = unit(Quantities.text(value.inner(2)));
        return number == null || number.startsWith("-") || unit == null ? null : new Span(number, unit);
    }

    /** {@code D10}, {@code H12}, {@code W2}: the durations of TQ (version 2.3 and before), and RXE-22; or null. */
    public static Span coded(String written) {
        String text = written.trim();
        if (text.length() < 2) {
            return null;
        }
        Integer number = Nm.integer(text.substring(1), 1);
        String unit = unit(text.substring(0, 1));
        return number == null || unit == null ? null : new Span(number.toString(), unit);
    }

    /** The unit of time that a text means, as HL7 and people write it, or null. {@code M} are minutes and {@code L} months (table 0335). */
    public static String unit(String written) {
        return switch (written.trim().toUpperCase(Locale.ROOT)) {
            case "S", "SEC", "SECOND", "SECONDS" -> "s";
            case "M", "MIN", "MINUTE", "MINUTES" -> "min";
            case "H", "HR", "HOUR", "HOURS" -> "h";
            case "D", "DAY", "DAYS" -> "d";
            case "W", "WK", "WEEK", "WEEKS" -> "wk";
            case "L", "MO", "MON", "MONTH", "MONTHS" -> "mo";
            case "Y", "A", "YEAR", "YEARS" -> "a";
            default -> null;
        };
    }

    /** The members of a FHIR Duration. */
    public void duration(JsonWriter out) {
        out.raw("value", number)
                .plain("unit", unit)
                .plain("system", Ucum.SYSTEM)
                .plain("code", unit);
    }

    /** Its minutes, where it is a whole number of minutes to weeks; else 0. */
    public int minutes() {
        Integer whole = Nm.integer(number, 1);
        int factor = switch (unit) {
            case "min" -> 1;
            case "h" -> 60;
            case "d" -> 1_440;
            case "wk" -> 10_080;
            default -> 0;
        };
        return whole == null || whole > 50_000 ? 0 : whole * factor;
    }
}
