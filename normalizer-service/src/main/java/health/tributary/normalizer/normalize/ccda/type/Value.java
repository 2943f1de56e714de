package health.tributary.normalizer.normalize.ccda.type;

import health.tributary.ccda.Element;
import health.tributary.normalizer.normalize.ccda.Context;
import health.tributary.normalizer.normalize.draft.JsonWriter;

/** ANY: {@code observation/value} of whatever type as {@code value[x]}; by {@code xsi:type}, else by what it looks like. */
public final class Value {
    private Value() {}

    /** The member {@code valueQuantity}, {@code valueCodeableConcept} …; nothing where it is null. */
    public static void write(Element value, Context context, JsonWriter out) {
        switch (type(value)) {
            case "CD", "CE", "CV", "CO", "CS", "SC" -> {
                out.object("valueCodeableConcept");
                Cd.concept(value, context, out);
                out.close();
            }
            case "PQ", "REAL", "MO" -> {
                out.object("valueQuantity");
                Pq.quantity(value, context, out);
                out.close();
            }
            case "IVL_PQ", "IVL_INT", "IVL_REAL" -> interval(value, context, out);
            case "INT" -> integer(value, context, out);
            case "BL" -> bool("valueBoolean", value, context, out);
            case "TS" -> Ts.dateTime("valueDateTime", value, context, out);
            case "IVL_TS" -> {
                out.object("valuePeriod");
                Ts.period(value, context, out);
                out.close();
            }
            case "RTO", "RTO_PQ_PQ", "RTO_QTY_QTY" -> {
                out.object("valueRatio");
                Pq.ratio(value, context, out);
                out.close();
            }
            case "ST", "ED" -> text(value, context, out);
            default -> {
                if (value.isPresent()) {
                    context.warn(value, "a value of a type that is not mapped; left out");
                }
            }
        }
    }

    /** BL[boolean]. */
    public static void bool(String name, Element value, Context context, JsonWriter out) {
        switch (value.attribute("value")) {
            case "true", "1" -> out.raw(name, "true");
            case "false", "0" -> out.raw(name, "false");
            case "" -> {}
            default -> context.warn(value, "neither true nor false; left out");
        }
    }

    private static String type(Element value) {
        String type = value.attribute("xsi:type");
        if (!type.isEmpty() || !value.isPresent()) {
            return type;
        }
        if (value.has("code") || value.child("translation").has("code")) {
            return "CD";
        }
        return value.has("value")
                ? "PQ"
                : value.child("low").isPresent() || value.child("high").isPresent() ? "IVL_PQ" : "ST";
    }

    private static void interval(Element value, Context context, JsonWriter out) {
        boolean range = Pq.isRange(value);
        out.object(range ? "valueRange" : "valueQuantity");
        if (range) {
            Pq.range(value, context, out);
        } else {
            Pq.bounded(value, context, out);
        }
        out.close();
    }

    // What is no 32-bit integer is a number all the same.
    private static void integer(Element value, Context context, JsonWriter out) {
        String number = Pq.number(value);
        boolean fits = number != null && number.length() <= 9 && number.indexOf('.') < 0;
        if (fits) {
            out.raw("valueInteger", number);
        } else {
            out.object("valueQuantity");
            Pq.quantity(value, context, out);
            out.close();
        }
    }

    private static void text(Element value, Context context, JsonWriter out) {
        if (value.attribute("representation").equals("B64")) {
            context.warn(value, "embedded data is no value; left out, the document has it");
        } else {
            out.text("valueString", Ed.text(value, context));
        }
    }
}
