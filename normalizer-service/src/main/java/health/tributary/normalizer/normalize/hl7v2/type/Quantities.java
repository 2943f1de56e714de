package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.Molar;
import health.tributary.normalizer.vocabulary.Ucum;
import java.util.Locale;

/**
 * Numbers with units: CQ[Quantity], and CWE[Quantity] of the field that holds the unit. The unit's text stays as it was sent;
 * its UCUM code stands beside it where the text is known to mean one.
 */
public final class Quantities {
    private Quantities() {}

    /** CQ[Quantity]: a number and its unit; nothing if the number is none. */
    public static void cq(Composite value, Context context, JsonWriter out) {
        String number = Nm.json(value.text(1).trim());
        if (number != null) {
            out.raw("value", number);
            unit(value.inner(2), context, out);
        } else if (value.isPresent()) {
            context.warn(value.place(), "no number; left out");
        }
    }

    /** MO[Quantity]: an amount of money in a currency of ISO 4217; nothing if the amount is none. */
    public static void money(Composite value, JsonWriter out) {
        String number = Nm.json(value.text(1).strip());
        if (number != null) {
            out.raw("value", number);
            String currency = value.text(2).strip().toUpperCase(Locale.ROOT);
            if (isCurrency(currency)) {
                out.plain("unit", currency)
                        .plain("system", "urn:iso:std:iso:4217")
                        .plain("code", currency);
            } else {
                out.text("unit", value.text(2));
            }
        }
    }

    private static boolean isCurrency(String text) {
        return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** CWE[Quantity]: the members {@code unit}, {@code system} and {@code code}; nothing where no unit is named. */
    public static void unit(Composite unit, JsonWriter out) {
        String text = text(unit);
        if (text.isEmpty()) {
            return;
        }
        out.text("unit", text);
        String code = code(unit);
        if (code != null) {
            out.raw(Ucum.members(code));
        }
    }

    /** The same; a unit that only the feed's own concept maps know has the UCUM code that they give it. */
    public static void unit(Composite unit, Context context, JsonWriter out) {
        int before = out.length();
        unit(unit, out);
        if (out.length() > before && code(unit) == null) {
            String code = code(unit, context);
            if (code != null) {
                out.raw(Ucum.members(code));
            }
        }
    }

    /**
     * The extension of a Quantity with what the number is in the other kind of unit, mass or amount of substance; nothing where the analyte
     * is not listed. It stands before the Quantity's members, which stay as they were sent.
     */
    public static void converted(Composite analyte, String number, Composite unit, Context context, JsonWriter out) {
        String loinc = Translations.loinc(analyte, context);
        if (loinc == null || !Molar.knows(loinc)) {
            return;
        }
        Molar.Converted converted = Molar.convert(loinc, number, code(unit, context));
        if (converted != null) {
            out.list("extension").item().plain("url", Extensions.own("quantity-converted"));
            out.object("valueQuantity").raw("value", converted.value()).plain("unit", converted.unit());
            out.raw(Ucum.members(converted.unit())).close().close().close();
        }
    }

    private static String code(Composite unit, Context context) {
        String known = code(unit);
        return known != null ? known : Translations.unit(unit, context);
    }

    /** The unit as it was sent. */
    public static String text(Composite unit) {
        String described = unit.text(2).strip();
        return described.isEmpty() || power(unit) ? first(unit) : described;
    }

    /** The code, with a power of ten whole. */
    private static String first(Composite unit) {
        String first = unit.text(1).strip();
        if (!power(unit)) {
            return first;
        }
        // X10^3/mm^3 has two of them.
        String cubic = unit.text(3).strip().equals("3") ? "^3" : "";
        return first + '^' + unit.text(2).strip() + cubic;
    }

    /** Whether the caret of a power of ten was sent as it is, so that it became a separator: {@code 10^3/uL}. */
    private static boolean power(Composite unit) {
        String base = unit.text(1).strip();
        boolean ten = base.equals("10") || base.equals("x10") || base.equals("X10");
        String exponent = ten ? unit.text(2).strip() : "";
        return !exponent.isEmpty() && Character.isDigit(exponent.charAt(0));
    }

    private static String code(Composite unit) {
        String first = first(unit);
        boolean ucum = unit.has(3) && isUcum(unit.text(3).strip());
        String code = first.isEmpty() ? null : ucum ? Ucum.declared(first) : Ucum.code(first);
        if (code == null && unit.has(4)) {
            code = isUcum(unit.text(6).strip())
                    ? Ucum.declared(unit.text(4).strip())
                    : Ucum.code(unit.text(4).strip());
        }
        return code == null && unit.has(2) && !power(unit)
                ? Ucum.code(unit.text(2).strip())
                : code;
    }

    private static boolean isUcum(String system) {
        return system.equals("UCUM")
                || system.equals(Ucum.SYSTEM)
                || system.toUpperCase(Locale.ROOT).equals("UCUM");
    }
}
