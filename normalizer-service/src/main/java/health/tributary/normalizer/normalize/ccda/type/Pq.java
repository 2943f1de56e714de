package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.vocabulary.Ucum;
import java.util.Set;

/** PQ, IVL_PQ, RTO, INT, REAL: quantities. Numbers stay as they were written, units too, with their UCUM code where they have one. */
public final class Pq {
    private static final Set<String> TIMES = Set.of("a", "mo", "wk", "d", "h", "min", "s");

    private Pq() {}

    /** PQ[Quantity]: the members; nothing without a number. */
    public static void quantity(Element quantity, Context context, JsonWriter out) {
        quantity(quantity, "", context, out);
    }

    /** IVL_PQ as a Quantity: a number, or one bound with its comparator; nothing where both bounds are there. */
    public static void bounded(Element quantity, Context context, JsonWriter out) {
        Element low = quantity.child("low");
        Element high = quantity.child("high");
        if (quantity.has("value")) {
            quantity(quantity, "", context, out);
        } else if (!high.has("value")) {
            quantity(low, closed(low) ? ">=" : ">", context, out);
        } else if (!low.has("value")) {
            quantity(high, closed(high) ? "<=" : "<", context, out);
        }
    }

    /** PQ[Age], PQ[Duration]: only in units of time, as FHIR demands. */
    public static void duration(Element quantity, Context context, JsonWriter out) {
        if (TIMES.contains(quantity.attribute("unit"))) {
            quantity(quantity, "", context, out);
        } else if (quantity.has("value")) {
            context.warn(quantity, "a length of time without a unit of time; left out");
        }
    }

    /** Whether an interval has both bounds. */
    public static boolean isRange(Element interval) {
        return interval.child("low").has("value") && interval.child("high").has("value");
    }

    /** IVL_PQ[Range]: the members. */
    public static void range(Element interval, Context context, JsonWriter out) {
        out.object("low");
        quantity(interval.child("low"), context, out);
        out.close().object("high");
        quantity(interval.child("high"), context, out);
        out.close();
    }

    /** RTO[Ratio]: the members. */
    public static void ratio(Element ratio, Context context, JsonWriter out) {
        if (number(ratio.child("numerator")) != null && number(ratio.child("denominator")) != null) {
            out.object("numerator");
            quantity(ratio.child("numerator"), context, out);
            out.close().object("denominator");
            quantity(ratio.child("denominator"), context, out);
            out.close();
        }
    }

    /** The number of {@code @value} as JSON has it, or null. */
    public static String number(Element quantity) {
        return quantity.has("value") ? Nm.json(quantity.attribute("value")) : null;
    }

    private static boolean closed(Element bound) {
        return !bound.attribute("inclusive").equals("false");
    }

    private static void quantity(Element quantity, String comparator, Context context, JsonWriter out) {
        String number = number(quantity);
        if (number == null) {
            if (quantity.has("value")) {
                context.warn(quantity, "no number; left out");
            }
            return;
        }
        out.raw("value", number);
        if (!comparator.isEmpty()) {
            out.plain("comparator", comparator);
        }
        unit(quantity, context, out);
    }

    /** CDA's units are UCUM's by definition; what is none is kept as it was written, without a code. */
    private static void unit(Element quantity, Context context, JsonWriter out) {
        String unit = quantity.attribute("unit");
        if (unit.isEmpty()) {
            String text = Ed.text(quantity.at("translation", "originalText"), context);
            out.text("unit", text);
            return;
        }
        out.text("unit", unit);
        String code = Ucum.declared(unit);
        if (code == null) {
            context.warn(quantity, "the unit is none of UCUM; kept as text");
        } else {
            out.raw(Ucum.members(code));
        }
    }
}
