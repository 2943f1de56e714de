package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.Locale;

/**
 * RPT: how something repeats (chapter 2A), and the pattern codes of HL7 table 0335: {@code Q6H}, {@code BID},
 * {@code Q1J135}. What a code says of frequency and period is written beside it, so that nobody has to read codes.
 */
public final class Rpt {
    private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

    private Rpt() {}

    /** The code in capitals; empty if there is none. */
    public static String code(Composite pattern) {
        return pattern.inner(1).text(1).trim().toUpperCase(Locale.ROOT);
    }

    /** Whether it is given or done as needed: {@code PRN}, {@code PRNxxx}. */
    public static boolean asNeeded(String code) {
        return code.startsWith("PRN");
    }

    /** The member {@code code} of a Timing. */
    public static void concept(Composite pattern, Context context, JsonWriter out) {
        out.object("code");
        Cwe.concept(ResultMaps.REPEAT_PATTERN).write(pattern.inner(1), context, out);
        out.close();
    }

    /** The members of {@code Timing.repeat} from {@code frequency} to {@code dayOfWeek}: as RPT says, else as its code does. */
    public static void frequency(Composite pattern, JsonWriter out) {
        String code = code(pattern);
        String period = Nm.json(pattern.text(5).trim());
        String unit = TimeUnits.ofTime(pattern.inner(6).text(1));
        if (period != null && unit != null && !period.startsWith("-")) {
            int times = perDay(code);
            if (times > 0) {
                out.raw("frequency", Integer.toString(times));
            }
            out.raw("period", period).plain("periodUnit", unit);
        } else {
            coded(code, out);
        }
        days(pattern, code, out);
    }

    /** The members {@code when} and {@code offset} of {@code Timing.repeat}. */
    public static void event(Composite pattern, JsonWriter out) {
        Concept event = ResultMaps.TIMING_EVENT.get(pattern.text(8).trim());
        if (event == null) {
            return;
        }
        out.list("when").textItem(event.code()).close();
        Integer offset = Nm.integer(pattern.text(9).trim(), 0);
        long minutes = offset == null
                ? -1
                : offset * TimeUnits.minutes(pattern.inner(10).text(1));
        if (minutes >= 0 && minutes <= Integer.MAX_VALUE) {
            out.raw("offset", Long.toString(minutes));
        }
    }

    private static void coded(String code, JsonWriter out) {
        int times = perDay(code);
        if (times > 0) {
            per(times, "1", "d", out);
        } else if (code.equals("QOD")) {
            per(1, "2", "d", out);
        } else if (code.startsWith("Q")) {
            int digits = 1;
            while (digits < code.length() && Character.isDigit(code.charAt(digits))) {
                digits++;
            }
            Integer period = digits == 1 ? Integer.valueOf(1) : Nm.integer(code.substring(1, digits), 1);
            String unit = digits < code.length() ? unit(code, digits) : null;
            if (period != null && unit != null) {
                per(1, period.toString(), unit, out);
            }
        }
    }

    private static String unit(String code, int at) {
        boolean days = code.charAt(at) == 'J' && code.length() > at + 1;
        return days ? "wk" : code.length() == at + 1 ? TimeUnits.ofPattern(code.charAt(at)) : null;
    }

    private static void per(int frequency, String period, String unit, JsonWriter out) {
        out.raw("frequency", Integer.toString(frequency)).raw("period", period).plain("periodUnit", unit);
    }

    /** How often a day by codes that say so; 0 of others. */
    private static int perDay(String code) {
        return switch (code) {
            case "QD", "QAM", "QPM", "QHS" -> 1;
            case "BID" -> 2;
            case "TID", "QSHIFT" -> 3;
            case "QID" -> 4;
            default -> {
                boolean counted = code.length() == 3 && code.endsWith("ID");
                yield counted && code.charAt(0) >= '1' && code.charAt(0) <= '9' ? code.charAt(0) - '0' : 0;
            }
        };
    }

    /** Days of the week, 1 for Monday: those of {@code QnJddd}, or from RPT.3 to RPT.4 where RPT.2 aligns by them. */
    private static void days(Composite pattern, String code, JsonWriter out) {
        out.list("dayOfWeek");
        int j = code.startsWith("Q") ? code.indexOf('J') : -1;
        if (j > 0) {
            for (int i = j + 1; i < code.length(); i++) {
                day(code.charAt(i) - '0', out);
            }
        } else if (pattern.text(2).trim().equals("DW")) {
            int from = weekday(pattern.text(3));
            int to = pattern.has(4) ? weekday(pattern.text(4)) : from;
            for (int day = from; day >= 1 && day <= to; day++) {
                day(day, out);
            }
        }
        out.close();
    }

    private static void day(int number, JsonWriter out) {
        if (number >= 1 && number <= DAYS.length) {
            out.textItem(DAYS[number - 1]);
        }
    }

    // Phases are written as parts of a cycle: 6.9999 is still the sixth day.
    private static int weekday(String text) {
        String whole = text.trim();
        return !whole.isEmpty()
                        && whole.charAt(0) >= '1'
                        && whole.charAt(0) <= '7'
                        && (whole.length() == 1 || whole.charAt(1) == '.')
                ? whole.charAt(0) - '0'
                : 0;
    }
}
