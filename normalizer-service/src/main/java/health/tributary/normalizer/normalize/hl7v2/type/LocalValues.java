package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.feed.LocalType;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** Values of fields that a feed's configuration gives a type. */
public final class LocalValues {
    private LocalValues() {}

    /** Writes the {@code value[x]} of an extension; what is not of the type is left out with a warning. */
    public static void extension(LocalType type, Composite value, Context context, JsonWriter out) {
        int before = out.length();
        write(type, value, null, context, out);
        if (out.length() == before && value.isPresent()) {
            context.warn(value.place(), "not of the type that the feed gives it; left out");
        }
    }

    /**
     * Writes the {@code value[x]} of an observation; what is not of the type is kept as text, with a warning.
     *
     * @param unit of a quantity; may be null
     */
    public static void observed(LocalType type, Composite value, Composite unit, Context context, JsonWriter out) {
        int before = out.length();
        write(type, value, unit, context, out);
        if (out.length() == before && value.isPresent()) {
            context.warn(value.place(), "not of the type that the feed gives it; kept as text");
            out.text(LocalType.STRING.member(), value.whole());
        }
    }

    private static void write(LocalType type, Composite value, Composite unit, Context context, JsonWriter out) {
        String name = type.member();
        switch (type) {
            case STRING -> out.text(name, value.whole());
            case CODEABLE_CONCEPT -> object(name, Cwe::concept, value, context, out);
            case IDENTIFIER -> object(name, Cx::identifier, value, context, out);
            case DATE -> Dtm.date(name, value, context, out);
            case DATE_TIME -> Dtm.dateTime(name, value, context, out);
            case BOOLEAN -> Id.bool(name, value, context, out);
            case INTEGER -> integer(name, value, out);
            case DECIMAL -> number(name, value, out);
            case QUANTITY -> {
                out.object(name);
                number("value", value, out);
                if (!out.untouched() && unit != null) {
                    Quantities.unit(unit, context, out);
                }
                out.close();
            }
        }
    }

    private static void object(String name, Members members, Composite value, Context context, JsonWriter out) {
        out.object(name);
        members.write(value, context, out);
        out.close();
    }

    private static void integer(String name, Composite value, JsonWriter out) {
        Integer number = Nm.integer(value.text(1).trim(), Integer.MIN_VALUE);
        if (number != null) {
            out.raw(name, number.toString());
        }
    }

    private static void number(String name, Composite value, JsonWriter out) {
        String number = Nm.json(value.text(1).trim());
        if (number != null) {
            out.raw(name, number);
        }
    }
}
