package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * RPT: how something repeats (chapter 2A, section 2A.3.64), which is what the codes of HL7 table 0335 say: {@code Q6H}, {@code BID},
 * {@code Q1J135}. Where the code is known it counts, and the other components add what it leaves open; where it is not, they
 * count alone. What nobody knows yields nothing: it is shown as it was sent, and nothing is guessed.
 *
 * @param frequency how many times in a period; 0 if not said
 * @param period null if not said
 * @param days codes of FHIR's days of the week
 * @param when a code of FHIR's event-timing, or empty
 * @param before minutes from the event that {@code when} names; 0 if not said
 * @param once one time only
 * @param asNeeded only when needed
 */
public record RepeatPattern(
        int frequency, Span period, List<String> days, String when, int before, boolean once, boolean asNeeded) {
    /** What says nothing. */
    public static final RepeatPattern NONE = new RepeatPattern(0, null, List.of(), "", 0, false, false);

    private static final String WHEN_NEEDED = "PRN";
    private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    private static final Span DAY = new Span("1", "d");

    /**
     * A shift's turn comes at times that the institution sets, as those of TID do: three a day, but not every eight hours, which is Q8H.
     * C (continuously) and what has no code in FHIR's event-timing (meals' "inter") are not here.
     */
    private static final Map<String, RepeatPattern> NAMED = Map.ofEntries(
            Map.entry("BID", times(2, DAY)),
            Map.entry("TID", times(3, DAY)),
            Map.entry("QID", times(4, DAY)),
            Map.entry("QSHIFT", times(3, DAY)),
            Map.entry("QOD", times(1, new Span("2", "d"))),
            Map.entry("QAM", times(1, DAY).at("MORN")),
            Map.entry("QPM", times(1, DAY).at("EVE")),
            Map.entry("QHS", times(1, DAY).at("HS")),
            Map.entry("ONCE", new RepeatPattern(0, null, List.of(), "", 0, true, false)),
            Map.entry("AC", NONE.at("AC")),
            Map.entry("ACM", NONE.at("ACM")),
            Map.entry("ACD", NONE.at("ACD")),
            Map.entry("ACV", NONE.at("ACV")),
            Map.entry("PC", NONE.at("PC")),
            Map.entry("PCM", NONE.at("PCM")),
            Map.entry("PCD", NONE.at("PCD")),
            Map.entry("PCV", NONE.at("PCV")));

    public RepeatPattern {
        days = List.copyOf(days);
    }

    /** What RPT says. */
    public static RepeatPattern of(Composite rpt) {
        RepeatPattern coded = of(rpt.inner(1).text(1));
        if (coded.once) {
            return coded;
        }
        Span period = coded.period == null ? Span.of(rpt.inner(5), rpt.inner(6)) : coded.period;
        boolean stated =
                coded.period == null && period != null && !period.number().startsWith("-");
        Concept event =
                coded.when.isEmpty() ? ResultMaps.TIMING_EVENT.get(rpt.text(8).trim()) : null;
        List<String> days = coded.days.isEmpty() ? aligned(rpt) : coded.days;
        return new RepeatPattern(
                stated ? 1 : coded.frequency,
                stated ? period : coded.period,
                days,
                event == null ? coded.when : event.code(),
                event == null ? 0 : before(rpt),
                false,
                coded.asNeeded);
    }

    /** What a code means. */
    static RepeatPattern of(String written) {
        String code = written.trim().toUpperCase(Locale.ROOT);
        if (code.startsWith(WHEN_NEEDED)) {
            return scheduled(code.substring(WHEN_NEEDED.length()).trim()).whenNeeded();
        }
        return code.endsWith(WHEN_NEEDED)
                ? scheduled(code.substring(0, code.length() - WHEN_NEEDED.length())
                                .trim())
                        .whenNeeded()
                : scheduled(code);
    }

    /** Whether a pattern says no more than that something is done when needed. */
    static boolean isWhenNeeded(Composite rpt) {
        return rpt.whole().trim().equalsIgnoreCase(WHEN_NEEDED);
    }

    private static RepeatPattern scheduled(String code) {
        RepeatPattern named = NAMED.get(code);
        if (named != null) {
            return named;
        }
        if (code.endsWith("ID")) {
            Integer daily = Nm.integer(code.substring(0, code.length() - 2), 1);
            return daily == null ? NONE : times(daily, DAY);
        }
        return code.startsWith("Q") ? every(code) : NONE;
    }

    /** Writes the members {@code frequency} to {@code dayOfWeek} of {@code Timing.repeat}. */
    void write(JsonWriter out) {
        if (frequency > 0) {
            out.raw("frequency", Integer.toString(frequency))
                    .raw("period", period.number())
                    .plain("periodUnit", period.unit());
        }
        out.list("dayOfWeek");
        days.forEach(out::textItem);
        out.close();
    }

    /** Writes {@code when} and {@code offset} of {@code Timing.repeat}. */
    void event(JsonWriter out) {
        if (!when.isEmpty()) {
            out.list("when").textItem(when).close();
            if (before > 0) {
                out.raw("offset", Integer.toString(before));
            }
        }
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
            return NONE;
        }
        String unit = code.substring(end);
        return switch (unit) {
            case "S", "M", "L" -> numbered ? times(1, Span.coded(unit + number)) : NONE;
            case "H", "D", "W" -> times(1, Span.coded(unit + number));
            default -> unit.startsWith("J") ? weekly(number, unit.substring(1)) : NONE;
        };
    }

    /** On days of the week, 1 for Monday to 7: as often in those weeks as there are days. */
    private static RepeatPattern weekly(int weeks, String digits) {
        List<String> days = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            int day = digits.charAt(i) - '1';
            if (day < 0 || day >= DAYS.length) {
                return NONE;
            }
            if (!days.contains(DAYS[day])) {
                days.add(DAYS[day]);
            }
        }
        return days.isEmpty()
                ? NONE
                : new RepeatPattern(days.size(), new Span(Integer.toString(weeks), "wk"), days, "", 0, false, false);
    }

    /** From RPT.3 to RPT.4, where RPT.2 counts by days of the week: on one of these days a period begins. */
    private static List<String> aligned(Composite rpt) {
        if (!rpt.text(2).trim().equals("DW")) {
            return List.of();
        }
        int from = weekday(rpt.text(3));
        int to = rpt.has(4) ? weekday(rpt.text(4)) : from;
        return from == 0 || to < from ? List.of() : List.of(DAYS).subList(from - 1, to);
    }

    /** Phases are written as parts of a cycle: 6.9999 is still the sixth day. */
    private static int weekday(String phase) {
        String text = phase.trim();
        boolean whole = text.length() == 1 || (text.length() > 1 && text.charAt(1) == '.');
        return whole && text.charAt(0) >= '1' && text.charAt(0) <= '7' ? text.charAt(0) - '0' : 0;
    }

    private static int before(Composite rpt) {
        Span offset = Span.of(rpt.inner(9), rpt.inner(10));
        Integer minutes = offset == null ? null : offset.minutes();
        return minutes == null ? 0 : Math.max(0, minutes);
    }

    private static RepeatPattern times(int frequency, Span period) {
        return new RepeatPattern(frequency, period, List.of(), "", 0, false, false);
    }

    private RepeatPattern at(String event) {
        return new RepeatPattern(frequency, period, days, event, before, once, asNeeded);
    }

    /** The same, when it is needed. */
    RepeatPattern whenNeeded() {
        return new RepeatPattern(frequency, period, days, when, before, once, true);
    }
}
