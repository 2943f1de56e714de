package health.tributary.normalizer.normalize.hl7v2.type;

import java.util.Locale;

/** Units of time as senders write them: the letters of HL7 table 0335, UCUM, and English words. */
final class TimeUnits {
    private TimeUnits() {}

    /** A code of FHIR's units of time (a part of UCUM), or null. */
    static String ofTime(String written) {
        return switch (written.trim().toUpperCase(Locale.ROOT)) {
            case "S", "SEC", "SECS", "SECOND", "SECONDS" -> "s";
            case "M", "MIN", "MINS", "MINUTE", "MINUTES" -> "min";
            case "H", "HR", "HRS", "HOUR", "HOURS" -> "h";
            case "D", "DAY", "DAYS" -> "d";
            case "W", "WK", "WKS", "WEEK", "WEEKS" -> "wk";
            case "L", "MO", "MON", "MONTH", "MONTHS" -> "mo";
            case "A", "Y", "YR", "YEAR", "YEARS" -> "a";
            default -> null;
        };
    }

    /** The unit that a letter of a pattern such as {@code Q6H} or a duration such as {@code D3} stands for, or null. */
    static String ofPattern(char letter) {
        return switch (letter) {
            case 'S' -> "s";
            case 'M' -> "min";
            case 'H' -> "h";
            case 'D' -> "d";
            case 'W' -> "wk";
            case 'L' -> "mo";
            default -> null;
        };
    }

    /** How many minutes a unit has; -1 if it has no fixed number or is none. */
    static long minutes(String written) {
        String unit = ofTime(written);
        return unit == null
                ? -1
                : switch (unit) {
                    case "min" -> 1;
                    case "h" -> 60;
                    case "d" -> 24 * 60;
                    case "wk" -> 7 * 24 * 60;
                    default -> -1;
                };
    }
}
