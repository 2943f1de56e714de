package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.vocabulary.Ucum;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A length of time: a number and a unit that both UCUM and FHIR's units of time know.
 *
 * @param number JSON text; below zero where time is counted backwards
 * @param unit one of {@code s min h d wk mo a}
 */
public record Span(String number, String unit) {
    /** Ten years: nothing is ordered or booked for longer. */
    private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(10L * 366 * 24 * 60);

    private static final BigDecimal SECONDS_OF_MINUTE = BigDecimal.valueOf(60);

    /** A number (NM) and its unit (CWE); null where either is none. */
    public static Span of(Composite number, Composite unit) {
        String named = unit(unit.text(1));
        return of(number.text(1), named == null ? unit(unit.text(2)) : named);
    }

    /** CQ as how long something lasts, or null: nothing lasts less than no time. */
    public static Span cq(Composite value) {
        Span span = of(value.inner(1), value.inner(2));
        return span == null || span.number.startsWith("-") ? null : span;
    }

    /** {@code D10}, {@code H12}, {@code W2}: the durations of TQ (chapter 4, section 4.3.3 of version 2.3), and RXE-22; or null. */
    public static Span coded(String written) {
        String text = written.trim();
        Integer number = text.length() < 2 ? null : Nm.integer(text.substring(1), 1);
        String unit = number == null ? null : unit(text.substring(0, 1));
        return unit == null ? null : new Span(number.toString(), unit);
    }

    /** Whole minutes of a number and its unit as schedules count them, where no unit means minutes; or null. */
    public static Integer minutes(Composite number, Composite unit) {
        Span span = unit.isPresent() ? of(number, unit) : of(number.text(1), "min");
        return span == null ? null : span.minutes();
    }

    /** The unit of time that a text means, as HL7 and people write it, or null. {@code M} are minutes and {@code L} months (table 0335). */
    private static String unit(String written) {
        return switch (written.trim().toUpperCase(Locale.ROOT)) {
            case "S", "SEC", "SECS", "SECOND", "SECONDS" -> "s";
            case "M", "MIN", "MINS", "MINUTE", "MINUTES" -> "min";
            case "H", "HR", "HRS", "HOUR", "HOURS" -> "h";
            case "D", "DAY", "DAYS" -> "d";
            case "W", "WK", "WKS", "WEEK", "WEEKS" -> "wk";
            case "L", "MO", "MON", "MONTH", "MONTHS" -> "mo";
            case "Y", "A", "YR", "YEAR", "YEARS" -> "a";
            default -> null;
        };
    }

    /** Its minutes; null where they are not a whole number, or more than ten years, or the unit has no fixed length. */
    public Integer minutes() {
        int seconds = switch (unit) {
            case "s" -> 1;
            case "min" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            case "wk" -> 604_800;
            default -> 0;
        };
        if (seconds == 0) {
            return null;
        }
        BigDecimal[] minutes =
                new BigDecimal(number).multiply(BigDecimal.valueOf(seconds)).divideAndRemainder(SECONDS_OF_MINUTE);
        boolean counts = minutes[1].signum() == 0 && minutes[0].abs().compareTo(MOST_MINUTES) <= 0;
        return counts ? minutes[0].intValueExact() : null;
    }

    /** The members of a FHIR Duration. */
    public void duration(JsonWriter out) {
        out.raw("value", number)
                .plain("unit", unit)
                .plain("system", Ucum.SYSTEM)
                .plain("code", unit);
    }

    private static Span of(String number, String unit) {
        String json = unit == null ? null : Nm.json(number.trim());
        return json == null ? null : new Span(json, unit);
    }
}
