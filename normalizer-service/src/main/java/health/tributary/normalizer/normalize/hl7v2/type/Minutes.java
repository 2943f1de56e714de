package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.hl7v2.Composite;
import java.util.Locale;

/** Lengths of time in whole minutes, which is what FHIR's schedules count in. Where no unit is named, minutes are meant. */
public final class Minutes {
    /** Ten years: what is longer is no minutes of an appointment. */
    private static final long MOST = 10L * 366 * 24 * 60;

    private Minutes() {}

    /**
     * A number (NM) with its unit (CWE), such as {@code 90} and {@code min}; null if it is no whole number of minutes, or of more than ten years.
     *
     * @param number may begin with a minus sign, as offsets do
     */
    public static Integer of(Composite number, Composite unit) {
        return of(number.text(1).trim(), unit.text(1).trim());
    }

    /** TQ.3, a unit and a number such as {@code M90} or {@code H2}, or a number alone; null if it is no whole number of minutes. */
    public static Integer ofTiming(Composite duration) {
        String text = duration.text(1).trim();
        boolean lettered = !text.isEmpty() && Character.isLetter(text.charAt(0));
        return lettered ? of(text.substring(1), text.substring(0, 1)) : of(text, "");
    }

    private static Integer of(String number, String unit) {
        boolean negative = number.startsWith("-");
        Integer count = Nm.integer(negative ? number.substring(1) : number, 0);
        Long minutes = count == null ? null : minutes(count, unit.toUpperCase(Locale.ROOT));
        return minutes == null || minutes > MOST ? null : (int) (negative ? -minutes : minutes);
    }

    private static Long minutes(long count, String unit) {
        return switch (unit) {
            case "", "M", "MIN", "MINS", "MINUTE", "MINUTES" -> count;
            case "H", "HR", "HRS", "HOUR", "HOURS" -> count * 60;
            case "D", "DAY", "DAYS" -> count * 24 * 60;
            case "S", "SEC", "SECS", "SECOND", "SECONDS" -> count % 60 == 0 ? count / 60 : null;
            default -> null;
        };
    }
}
