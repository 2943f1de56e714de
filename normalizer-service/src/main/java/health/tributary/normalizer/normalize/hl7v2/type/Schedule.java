package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Repetition;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When something is to be done: once (a dateTime), from when to when (a Period), or repeatedly (a Timing).
 *
 * @param start DTM
 * @param end DTM
 * @param lasting for how long: CQ, or a text such as {@code D3}
 * @param pattern RPT
 * @param times at what times of the day, {@code HHMM} or {@code HHMMSS}
 * @param each how long each occurrence takes: CQ
 * @param count how often in all; empty if not limited
 */
public record Schedule(
        Composite start,
        Composite end,
        Composite lasting,
        Composite pattern,
        List<String> times,
        Composite each,
        String count) {

    /** Longer than this, nothing is ordered: ten years. */
    private static final int MAX_MINUTES = 10 * 366 * 24 * 60;

    /** The times of a field of type TM that repeats. */
    public static List<String> times(Field field) {
        List<String> times = new ArrayList<>(field.count());
        for (Repetition each : field.repetitions()) {
            times.add(each.text().trim());
        }
        return times;
    }

    /** The times of an explicit interval: {@code 0800,1600}. */
    static List<String> times(String interval) {
        return interval.isBlank() ? List.of() : List.of(interval.split(",", -1));
    }

    /** Writes the choice element of a name, such as {@code occurrence} for {@code occurrenceTiming}; nothing if nothing is said. */
    public void write(String name, Context context, JsonWriter out) {
        if (repeats()) {
            timing(name, context, out);
        } else if (end.isPresent()) {
            out.object(name + "Period");
            Dr.between(start, end, context, out);
            out.close();
        } else {
            Dtm.dateTime(name + "DateTime", start, context, out);
        }
    }

    private boolean repeats() {
        return pattern.isPresent() || !times.isEmpty() || lasting.isPresent() || each.isPresent() || !count.isEmpty();
    }

    private void timing(String name, Context context, JsonWriter out) {
        out.object(name + "Timing").object("repeat");
        bounds(context, out);
        Integer total = count.isEmpty() && Rpt.code(pattern).equals("ONCE") ? Integer.valueOf(1) : Nm.integer(count, 1);
        if (total != null) {
            out.raw("count", total.toString());
        }
        String takes = duration(each);
        String unit = TimeUnits.ofTime(each.inner(2).text(1));
        if (takes != null && unit != null) {
            out.raw("duration", takes).plain("durationUnit", unit);
        }
        Rpt.frequency(pattern, out);
        boolean timed = timesOfDay(out);
        // FHIR takes either times of the day or events (constraint tim-10).
        if (!timed) {
            Rpt.event(pattern, out);
        }
        out.close();
        Rpt.concept(pattern, context, out);
        out.close();
    }

    private void bounds(Context context, JsonWriter out) {
        Lasting span = Lasting.of(lasting);
        if (!start.isPresent() && !end.isPresent()) {
            if (span != null) {
                out.object("boundsDuration").raw("value", span.number()).plain("unit", span.unit());
                out.plain("system", "http://unitsofmeasure.org")
                        .plain("code", span.unit())
                        .close();
            }
            return;
        }
        long minutes = span == null || end.isPresent() ? -1 : span.minutes();
        if (minutes < 0 || minutes > MAX_MINUTES || !Dtm.period("boundsPeriod", start, (int) minutes, context, out)) {
            out.object("boundsPeriod");
            Dr.between(start, end, context, out);
            out.close();
        }
    }

    // FHIR's times have seconds; those that nobody wrote are zero, as in dateTimes.
    private boolean timesOfDay(JsonWriter out) {
        int before = out.length();
        out.list("timeOfDay");
        for (String time : times) {
            String text = time.trim();
            if (Tm.isTime(text)) {
                out.textItem(Tm.time(text));
            }
        }
        out.close();
        return out.length() > before;
    }

    private static String duration(Composite cq) {
        String number = Nm.json(cq.text(1).trim());
        return number == null || number.startsWith("-") ? null : number;
    }

    /** A number of some unit of time. */
    private record Lasting(String number, String unit) {
        static Lasting of(Composite value) {
            String number = duration(value);
            String unit = TimeUnits.ofTime(value.inner(2).text(1));
            if (number != null && unit != null) {
                return new Lasting(number, unit);
            }
            String text = value.text(1).trim().toUpperCase(Locale.ROOT);
            unit = text.length() < 2 ? null : TimeUnits.ofPattern(text.charAt(0));
            Integer count = unit == null ? null : Nm.integer(text.substring(1), 1);
            return count == null ? null : new Lasting(count.toString(), unit);
        }

        long minutes() {
            Integer whole = Nm.integer(number, 1);
            long each = TimeUnits.minutes(unit);
            return whole == null || each < 0 ? -1 : whole * each;
        }
    }
}
