package health.tributary.normalizer.normalize.hl7v2.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often something is to be given, from a code of HL7 table 0335 (RPT.1, TQ.2.1): the members of FHIR's {@code Timing.repeat}.
 * A code that is not known yields nothing: it is shown as it was sent, and nothing is guessed.
 *
 * @param members JSON from {@code frequency} on, without {@code timeOfDay} and {@code when}; may be empty
 * @param days the JSON texts of {@code dayOfWeek}
 * @param when a code of FHIR's event-timing, or empty
 * @param once given one time only
 * @param asNeeded given only when needed
 */
public record RepeatPattern(String members, List<String> days, String when, boolean once, boolean asNeeded) {
    private static final RepeatPattern UNKNOWN = new RepeatPattern("", List.of(), "", false, false);
    private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    private static final Map<String, RepeatPattern> NAMED = Map.ofEntries(
            Map.entry("BID", times(2, 1, "d", "")),
            Map.entry("TID", times(3, 1, "d", "")),
            Map.entry("QID", times(4, 1, "d", "")),
            Map.entry("QOD", times(1, 2, "d", "")),
            Map.entry("QAM", times(1, 1, "d", "MORN")),
            Map.entry("QPM", times(1, 1, "d", "EVE")),
            Map.entry("QHS", times(1, 1, "d", "HS")),
            Map.entry("QSHIFT", times(1, 8, "h", "")),
            Map.entry("ONCE", new RepeatPattern("", List.of(), "", true, false)),
            Map.entry("PRN", new RepeatPattern("", List.of(), "", false, true)),
            Map.entry("AC", meal("AC")),
            Map.entry("ACM", meal("ACM")),
            Map.entry("ACD", meal("ACD")),
            Map.entry("ACV", meal("ACV")),
            Map.entry("PC", meal("PC")),
            Map.entry("PCM", meal("PCM")),
            Map.entry("PCD", meal("PCD")),
            Map.entry("PCV", meal("PCV")));

    public RepeatPattern {
        days = List.copyOf(days);
    }

    /** What a code means. */
    public static RepeatPattern of(String written) {
        String code = written.trim().toUpperCase(Locale.ROOT);
        RepeatPattern named = NAMED.get(code);
        if (named != null) {
            return named;
        }
        if (code.startsWith("PRN")) {
            RepeatPattern often = of(code.substring(3));
            return new RepeatPattern(often.members, often.days, often.when, often.once, true);
        }
        if (code.endsWith("ID")) {
            Integer daily = Nm.integer(code.substring(0, code.length() - 2), 1);
            return daily == null ? UNKNOWN : times(daily, 1, "d", "");
        }
        return code.startsWith("Q") ? every(code) : UNKNOWN;
    }

    /** Every so many units of time, where a message states the two themselves (RPT.5 and RPT.6). */
    public static RepeatPattern every(String period, String unit) {
        Integer number = Nm.integer(period, 1);
        return number == null || unit == null ? UNKNOWN : times(1, number, unit, "");
    }

    /** Whether nothing is known of it. */
    public boolean isUnknown() {
        return members.isEmpty() && days.isEmpty() && when.isEmpty() && !once && !asNeeded;
    }

    /** {@code Q<integer><unit>} and {@code Q<integer>J<days>}. Minutes and months without a number could be taken for each other. */
    private static RepeatPattern every(String code) {
        int end = 1;
        while (end < code.length() && Character.isDigit(code.charAt(end))) {
            end++;
        }
        boolean numbered = end > 1;
        Integer number = numbered ? Nm.integer(code.substring(1, end), 1) : Integer.valueOf(1);
        if (number == null || end == code.length()) {
            return UNKNOWN;
        }
        String unit = code.substring(end);
        return switch (unit) {
            case "S" -> numbered ? times(1, number, "s", "") : UNKNOWN;
            case "M" -> numbered ? times(1, number, "min", "") : UNKNOWN;
            case "L" -> numbered ? times(1, number, "mo", "") : UNKNOWN;
            case "H" -> times(1, number, "h", "");
            case "D" -> times(1, number, "d", "");
            case "W" -> times(1, number, "wk", "");
            default -> unit.startsWith("J") ? weekly(number, unit.substring(1)) : UNKNOWN;
        };
    }

    /** On days of the week, 1 for Monday to 7. */
    private static RepeatPattern weekly(int weeks, String digits) {
        List<String> days = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            int day = digits.charAt(i) - '1';
            if (day < 0 || day >= DAYS.length) {
                return UNKNOWN;
            }
            days.add('"' + DAYS[day] + '"');
        }
        return days.isEmpty()
                ? UNKNOWN
                : new RepeatPattern("\"period\":" + weeks + ",\"periodUnit\":\"wk\"", days, "", false, false);
    }

    private static RepeatPattern times(int frequency, int period, String unit, String when) {
        String members = "\"frequency\":" + frequency + ",\"period\":" + period + ",\"periodUnit\":\"" + unit + '"';
        return new RepeatPattern(members, List.of(), when, false, false);
    }

    private static RepeatPattern meal(String when) {
        return new RepeatPattern("", List.of(), when, false, false);
    }
}
