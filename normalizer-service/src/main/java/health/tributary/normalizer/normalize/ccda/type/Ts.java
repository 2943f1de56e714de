package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.hl7v2.Hl7DateTime;
import health.tributary.hl7v2.Hl7DateTime.Precision;
import health.tributary.hl7v2.Parsed;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import java.time.Instant;
import java.util.Optional;

/** TS and IVL_TS: times, written as HL7 v2's DTM is, with its rules on precision and offset. */
public final class Ts {
    private Ts() {}

    /** TS[dateTime] of {@code @value}. */
    public static void dateTime(String name, Element time, Context context, JsonWriter out) {
        Hl7DateTime parsed = parsed(time, context);
        if (parsed != null) {
            Dtm.dateTime(name, time.attribute("value"), parsed, context.zone(), out);
        }
    }

    /** TS[date]: what is more precise than a day is cut. */
    public static void date(String name, Element time, Context context, JsonWriter out) {
        Hl7DateTime parsed = parsed(time, context);
        if (parsed != null) {
            String text = time.attribute("value");
            boolean timed = parsed.precision().compareTo(Precision.DAY) > 0;
            Hl7DateTime day = timed ? new Hl7DateTime(parsed.earliest(), Precision.DAY, 0, Optional.empty()) : parsed;
            Dtm.dateTime(name, text, day, context.zone(), out);
        }
    }

    /** TS[instant]: only what was written to the second is one; else nothing. */
    public static void instant(String name, Element time, Context context, JsonWriter out) {
        Hl7DateTime parsed = parsed(time, context);
        if (parsed != null && parsed.precision().compareTo(Precision.SECOND) >= 0) {
            Dtm.dateTime(name, time.attribute("value"), parsed, context.zone(), out);
        }
    }

    /** The members of a Period, of an interval or of a moment that is known as one time. */
    public static void period(Element interval, Context context, JsonWriter out) {
        Element low = interval.child("low");
        Element high = interval.child("high");
        if (!low.isPresent() && !high.isPresent()) {
            dateTime("start", interval, context, out);
            dateTime("end", interval, context, out);
            return;
        }
        dateTime("start", low, context, out);
        if (inOrder(low, high, context)) {
            dateTime("end", high, context, out);
        }
    }

    /** {@code name}DateTime or {@code name}Period: a choice element of a moment or an interval, which may be open; nothing where neither is known. */
    public static void choice(String name, Element time, Context context, JsonWriter out) {
        String low = time.child("low").attribute("value");
        String high = time.child("high").attribute("value");
        if (time.has("value") || (low.isEmpty() && high.isEmpty())) {
            dateTime(name + "DateTime", time.has("value") ? time : time.child("center"), context, out);
        } else if (low.equals(high)) {
            dateTime(name + "DateTime", time.child("low"), context, out);
        } else {
            out.object(name + "Period");
            period(time, context, out);
            out.close();
        }
    }

    /** When it began: the low bound, else the moment itself. */
    public static Element start(Element time) {
        return time.child("low").isPresent() || !time.has("value") ? time.child("low") : time;
    }

    /** A clock for statements: the first moment of a value that was written to the hour or better. */
    public static Optional<Instant> clock(Element time, Context context) {
        return clock(parsed(time, context), context);
    }

    private static Optional<Instant> clock(Hl7DateTime time, Context context) {
        return time == null || !time.precision().hasTime()
                ? Optional.empty()
                : Optional.of(time.earliestInstant(context.zone()));
    }

    /** Whether an end does not lie before its beginning; warned of if it does. */
    private static boolean inOrder(Element low, Element high, Context context) {
        if (!low.has("value") || !high.has("value")) {
            return true;
        }
        if (Hl7DateTime.parse(low.attribute("value")) instanceof Parsed.Valid<Hl7DateTime> start
                && Hl7DateTime.parse(high.attribute("value")) instanceof Parsed.Valid<Hl7DateTime> end
                && end.value()
                        .earliestInstant(context.zone())
                        .isBefore(start.value().earliestInstant(context.zone()))
                && !high.attribute("value").startsWith(low.attribute("value"))
                && !low.attribute("value").startsWith(high.attribute("value"))) {
            context.warn(high, "an end before its beginning; left out");
            return false;
        }
        return true;
    }

    private static Hl7DateTime parsed(Element time, Context context) {
        String text = time.attribute("value");
        if (text.isEmpty()) {
            return null;
        }
        if (Hl7DateTime.parse(text) instanceof Parsed.Valid<Hl7DateTime> valid
                && valid.value().earliest().getYear() > 0) {
            return valid.value();
        }
        context.warn(time, "no date or time; left out");
        return null;
    }
}
