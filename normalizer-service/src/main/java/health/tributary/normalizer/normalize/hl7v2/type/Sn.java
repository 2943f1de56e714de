package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/**
 * SN, a structured numeric, by its separator: SN[Ratio] ({@code 1:128}), SN[Range] ({@code 3-5}), SN[Quantity] ({@code >100}),
 * else its text ({@code 2+}).
 */
public final class Sn {
    private Sn() {}

    /** Writes {@code value[x]}; nothing if there is nothing. */
    public static void value(Composite value, Composite unit, Context context, JsonWriter out) {
        String written = value.text(1).strip();
        Comparators.Sign sign = Comparators.of(written);
        String comparator = sign.comparator();
        String first = Nm.json(value.text(2).strip());
        String separator = value.text(3).strip();
        String second = Nm.json(value.text(4).strip());
        boolean known = sign.length() == written.length();
        if (known && (separator.equals(":") || separator.equals("/")) && first != null && second != null) {
            out.object("valueRatio");
            quantity("numerator", comparator, first, unit, context, out);
            quantity("denominator", "", second, unit, context, out);
            out.close();
        } else if (known && separator.equals("-") && first != null && second != null) {
            out.object("valueRange");
            quantity("low", "", first, unit, context, out);
            quantity("high", "", second, unit, context, out);
            out.close();
        } else if (known && separator.isEmpty() && first != null && second == null) {
            quantity("valueQuantity", comparator, first, unit, context, out);
        } else {
            text(value, unit, out);
        }
    }

    private static void quantity(
            String name, String comparator, String number, Composite unit, Context context, JsonWriter out) {
        out.object(name).raw("value", number);
        if (!comparator.isEmpty()) {
            out.plain("comparator", comparator);
        }
        Quantities.unit(unit, context, out);
        out.close();
    }

    private static void text(Composite value, Composite unit, JsonWriter out) {
        StringBuilder text = new StringBuilder();
        for (int part = 1; part <= 4; part++) {
            if (value.has(part)) {
                text.append(text.length() == 0 ? "" : " ")
                        .append(value.text(part).strip());
            }
        }
        if (text.length() > 0 && unit.isPresent()) {
            text.append(' ').append(Quantities.text(unit));
        }
        out.text("valueString", text.toString());
    }
}
