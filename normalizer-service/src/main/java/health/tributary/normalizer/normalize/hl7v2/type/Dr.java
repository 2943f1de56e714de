package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** DR: a range of times. */
public final class Dr {
    private Dr() {}

    /** DR[Period]. */
    public static void period(Composite value, Context context, JsonWriter out) {
        Dtm.dateTime("start", value.inner(1), context, out);
        Dtm.dateTime("end", value.inner(2), context, out);
    }

    /** A period from a range, or, where they are there, from an effective and an expiration date. */
    static void period(Composite range, Composite start, Composite end, Context context, JsonWriter out) {
        boolean dated = start.isPresent() || end.isPresent();
        out.object("period");
        Dtm.dateTime("start", dated ? start : range.inner(1), context, out);
        Dtm.dateTime("end", dated ? end : range.inner(2), context, out);
        out.close();
    }
}
