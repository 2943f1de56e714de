package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.RepeatPattern;
import health.tributary.normalizer.normalize.hl7v2.type.Span;
import health.tributary.normalizer.vocabulary.PharmacyMaps;
import java.util.ArrayList;
import java.util.List;

/**
 * When and how often a medication is to be given: TQ1[MedicationRequest], or the quantity/timing of versions before 2.5 (data
 * type TQ, in ORC-7, RXE-1 and RXG-3).
 *
 * @param quantity CQ: how much each time
 * @param names the repeat patterns as they were sent, each CWE
 * @param pattern what the one pattern means; nothing where there are several
 * @param times times of day, {@code hh:mm:ss}
 * @param lasts how long all of it lasts, or null
 * @param each how long each time lasts, or null
 * @param count how many times at most; 0 if not said
 * @param place where the message says its priority
 */
public record DosageTiming(
        Composite quantity,
        List<Composite> names,
        RepeatPattern pattern,
        List<String> times,
        Composite start,
        Composite end,
        Span lasts,
        Span each,
        int count,
        String priority,
        String condition,
        String text,
        String place) {
    public DosageTiming {
        names = List.copyOf(names);
        times = List.copyOf(times);
    }

    /** Of TQ1. */
    public static DosageTiming of(Segment tq1) {
        List<Composite> names = new ArrayList<>(1);
        RepeatPattern stated = null;
        for (Repetition each : tq1.field(3).repetitions()) {
            Composite pattern = Composite.of(each);
            names.add(pattern.inner(1));
            if (pattern.has(5)) {
                stated = RepeatPattern.every(pattern.text(5).trim(), Span.unit(pattern.text(6)));
            }
        }
        List<String> times = new ArrayList<>(0);
        for (Repetition each : tq1.field(4).repetitions()) {
            addTime(each.text(), times);
        }
        return new DosageTiming(
                Composite.of(tq1.field(2)),
                names,
                pattern(names, stated),
                times,
                Composite.of(tq1.field(7)),
                Composite.of(tq1.field(8)),
                Span.cq(Composite.of(tq1.field(6))),
                Span.cq(Composite.of(tq1.field(13))),
                count(tq1.text(14)),
                tq1.text(9),
                tq1.field(10).wholeText().strip(),
                tq1.field(11).wholeText().strip(),
                tq1.location() + "-9");
    }

    /** Of TQ. */
    public static DosageTiming of(Composite tq) {
        Composite interval = tq.inner(2);
        List<Composite> names = interval.isPresent() ? List.of(interval.inner(1)) : List.of();
        List<String> times = new ArrayList<>(0);
        for (String each : interval.text(2).split(",", -1)) {
            addTime(each, times);
        }
        String lasts = tq.text(3).trim();
        boolean counts = lasts.startsWith("X");
        return new DosageTiming(
                tq.inner(1),
                names,
                pattern(names, null),
                times,
                tq.inner(4),
                tq.inner(5),
                counts ? null : Span.coded(lasts),
                null,
                count(counts ? lasts.substring(1) : tq.text(12)),
                tq.text(6),
                tq.text(7).strip(),
                tq.text(8).strip(),
                tq.place());
    }

    /** Whether it says nothing of a dosage; a priority alone is about the order. */
    public boolean isEmpty() {
        return !quantity.isPresent()
                && names.isEmpty()
                && times.isEmpty()
                && !start.isPresent()
                && !end.isPresent()
                && lasts == null
                && each == null
                && count == 0
                && condition.isEmpty()
                && text.isEmpty();
    }

    /** Whether it is given only when needed. */
    public boolean asNeeded() {
        return pattern.asNeeded() || priority.trim().equals("PRN");
    }

    /** Writes {@code timing}. */
    void write(Context context, JsonWriter out) {
        out.object("timing").object("repeat");
        bounds(context, out);
        if (pattern.once() || count > 0) {
            out.raw("count", Integer.toString(pattern.once() ? 1 : count));
        }
        if (each != null) {
            out.raw("duration", each.number()).plain("durationUnit", each.unit());
        }
        if (!pattern.members().isEmpty()) {
            out.raw(pattern.members());
        }
        if (!pattern.days().isEmpty()) {
            out.raw("dayOfWeek", '[' + String.join(",", pattern.days()) + ']');
        }
        // FHIR takes a time of day or an event of the day, not both (constraint tim-10).
        if (!times.isEmpty()) {
            out.raw("timeOfDay", '[' + String.join(",", times) + ']');
        } else if (!pattern.when().isEmpty()) {
            out.raw("when", "[\"" + pattern.when() + "\"]");
        }
        out.close();
        code(context, out);
        out.close();
    }

    private void bounds(Context context, JsonWriter out) {
        boolean ends = end.isPresent() || lasts == null || lasts.minutes() == 0;
        if (start.isPresent() && !ends && Dtm.period("boundsPeriod", start, lasts.minutes(), context, out)) {
            return;
        }
        if (start.isPresent() || end.isPresent()) {
            out.object("boundsPeriod");
            Dr.between(start, end, context, out);
            out.close();
        } else if (lasts != null) {
            out.object("boundsDuration");
            lasts.duration(out);
            out.close();
        }
    }

    /** A pattern as it was sent. What has blanks is said in words, also where a code should stand. */
    private void code(Context context, JsonWriter out) {
        out.object("code");
        if (names.size() == 1 && names.get(0).text(1).trim().indexOf(' ') < 0) {
            Cwe.concept(PharmacyMaps.REPEAT_PATTERN).write(names.get(0), context, out);
        } else {
            StringBuilder all = new StringBuilder();
            for (Composite name : names) {
                all.append(all.length() == 0 ? "" : ", ").append(Cwe.text(name));
            }
            out.text("text", all.toString());
        }
        out.close();
    }

    private static RepeatPattern pattern(List<Composite> names, RepeatPattern stated) {
        RepeatPattern coded = RepeatPattern.of(names.size() == 1 ? names.get(0).text(1) : "");
        return coded.isUnknown() && stated != null && names.size() == 1 ? stated : coded;
    }

    private static int count(String written) {
        Integer count = Nm.integer(written.trim(), 1);
        return count == null ? 0 : count;
    }

    /** {@code 0830}, {@code 083000} as FHIR's time in JSON; anything else is no time of day. */
    private static void addTime(String written, List<String> times) {
        String text = written.trim();
        Integer number = Nm.integer(text, 0);
        if (number != null && (text.length() == 4 || text.length() == 6)) {
            int clock = text.length() == 4 ? number * 100 : number;
            if (clock / 10_000 < 24 && clock / 100 % 100 < 60 && clock % 100 < 60) {
                String padded = text.length() == 4 ? text + "00" : text;
                times.add(
                        '"' + padded.substring(0, 2) + ':' + padded.substring(2, 4) + ':' + padded.substring(4) + '"');
            }
        }
    }
}
