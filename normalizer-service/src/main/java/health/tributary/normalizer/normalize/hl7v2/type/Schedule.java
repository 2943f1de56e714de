package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.ResultMaps;
import java.util.ArrayList;
import java.util.List;

/**
 * When something is to be done or given: once (a dateTime), from when to when (a Period), or repeatedly (a Timing). Of TQ1, or of TQ in
 * versions before 2.5.
 *
 * @param start DTM
 * @param end DTM
 * @param lasts how long all of it lasts, or null
 * @param patterns RPT: how it repeats. FHIR has one; several are shown as they were sent
 * @param times times of the day, as FHIR writes them
 * @param each how long each occurrence takes, or null
 * @param count how often in all; 0 if not limited
 */
public record Schedule(
        Composite start,
        Composite end,
        Span lasts,
        List<Composite> patterns,
        List<String> times,
        Span each,
        int count) {
    public Schedule {
        patterns = List.copyOf(patterns);
        times = List.copyOf(times);
    }

    /** TQ (chapter 4, section 4.3 of version 2.3). */
    public static Schedule of(Composite tq) {
        Composite interval = tq.inner(2);
        List<String> times = new ArrayList<>(0);
        for (String each : interval.text(2).split(",", -1)) {
            addTime(each, times);
        }
        String lasts = tq.text(3).trim();
        boolean counts = lasts.startsWith("X");
        Span coded = counts ? null : Span.coded(lasts);
        return new Schedule(
                tq.inner(4),
                tq.inner(5),
                coded == null ? Span.cq(tq.inner(3)) : coded,
                interval.isPresent() ? List.of(interval) : List.of(),
                times,
                Span.cq(tq.inner(11)),
                count(counts ? lasts.substring(1) : tq.text(12)));
    }

    /** Adds a time of the day, {@code HHMM} or {@code HHMMSS}; anything else is none. */
    public static void addTime(String written, List<String> times) {
        String text = written.trim();
        if (Tm.isTime(text)) {
            times.add(Tm.time(text));
        }
    }

    /** A number of occurrences; 0 if the text is none. */
    public static int count(String written) {
        Integer count = Nm.integer(written.trim(), 1);
        return count == null ? 0 : count;
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return !start.isPresent() && !end.isPresent() && !repeats();
    }

    /** What the one pattern means, and whether another says that it holds only when needed. */
    public RepeatPattern pattern() {
        List<Composite> scheduled = scheduled();
        RepeatPattern pattern = scheduled.size() == 1 ? RepeatPattern.of(scheduled.get(0)) : RepeatPattern.NONE;
        return scheduled.size() < patterns.size() ? pattern.whenNeeded() : pattern;
    }

    /** The patterns but PRN, where that stands beside others. */
    private List<Composite> scheduled() {
        return patterns.size() < 2
                ? patterns
                : patterns.stream()
                        .filter(each -> !RepeatPattern.isWhenNeeded(each))
                        .toList();
    }

    /** Writes the choice element of a name, such as {@code occurrence} for {@code occurrenceTiming}; nothing if nothing is said. */
    public void write(String name, Context context, JsonWriter out) {
        if (repeats()) {
            timing(name + "Timing", context, out);
        } else if (end.isPresent()) {
            out.object(name + "Period");
            Dr.between(start, end, context, out);
            out.close();
        } else {
            Dtm.dateTime(name + "DateTime", start, context, out);
        }
    }

    /** Writes a Timing. */
    public void timing(String name, Context context, JsonWriter out) {
        RepeatPattern pattern = pattern();
        out.object(name).object("repeat");
        bounds(context, out);
        if (count > 0 || pattern.once()) {
            out.raw("count", Integer.toString(Math.max(1, count)));
        }
        if (each != null) {
            out.raw("duration", each.number()).plain("durationUnit", each.unit());
        }
        pattern.write(out);
        out.list("timeOfDay");
        times.forEach(out::textItem);
        out.close();
        // FHIR takes a time of day or an event of the day, not both (constraint tim-10).
        if (times.isEmpty()) {
            pattern.event(out);
        }
        out.close();
        code(context, out);
        out.close();
    }

    private boolean repeats() {
        return !patterns.isEmpty() || !times.isEmpty() || lasts != null || each != null || count > 0;
    }

    private void bounds(Context context, JsonWriter out) {
        Integer minutes = lasts == null || end.isPresent() ? null : lasts.minutes();
        if (minutes != null && minutes > 0 && Dtm.period("boundsPeriod", start, minutes, context, out)) {
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
        List<Composite> scheduled = scheduled();
        if (scheduled.size() > 1) {
            context.warn(
                    scheduled.get(1).place(), "a timing has one repeat pattern; of several only the codes are shown");
        }
        out.object("code");
        if (scheduled.size() == 1 && scheduled.get(0).inner(1).text(1).trim().indexOf(' ') < 0) {
            Cwe.concept(ResultMaps.REPEAT_PATTERN).write(scheduled.get(0).inner(1), context, out);
        } else {
            StringBuilder all = new StringBuilder();
            for (Composite pattern : scheduled) {
                all.append(all.length() == 0 ? "" : ", ").append(Cwe.text(pattern.inner(1)));
            }
            out.text("text", all.toString());
        }
        out.close();
    }
}
