package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.hl7v2.Hl7DateTime;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** DR: a range of times. */
public final class Dr {
    private Dr() {}

    /** DR[Period]. */
    public static void period(Composite value, Context context, JsonWriter out) {
        between(value.inner(1), value.inner(2), context, out);
    }

    /** The members of a period. */
    public static void between(Composite start, Composite end, Context context, JsonWriter out) {
        Dtm.dateTime("start", start, context, out);
        if (inOrder(start, end, context)) {
            Dtm.dateTime("end", end, context, out);
        }
    }

    /** Whether an end is not before its beginning, as FHIR demands (constraint per-1); if it is, it is warned of. */
    public static boolean inOrder(Composite start, Composite end, Context context) {
        if (!start.isPresent() || !end.isPresent()) {
            return true;
        }
        Hl7DateTime first = Dtm.parsed(start, context);
        Hl7DateTime last = Dtm.parsed(end, context);
        boolean ordered = first == null
                || last == null
                || !last.earliestInstant(context.zone()).isBefore(first.earliestInstant(context.zone()));
        if (!ordered) {
            context.warn(end.place(), "ends before it begins; the end is left out");
        }
        return ordered;
    }

    /** A period from a range, or, where they are there, from an effective and an expiration date. */
    static void period(Composite range, Composite start, Composite end, Context context, JsonWriter out) {
        boolean dated = start.isPresent() || end.isPresent();
        out.object("period");
        between(dated ? start : range.inner(1), dated ? end : range.inner(2), context, out);
        out.close();
    }
}
