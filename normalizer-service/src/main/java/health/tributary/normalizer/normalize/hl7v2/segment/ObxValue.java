package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Comparators;
import health.tributary.normalizer.normalize.hl7v2.type.Comparators.Compared;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dr;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.normalize.hl7v2.type.Pl;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import health.tributary.normalizer.normalize.hl7v2.type.Sn;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * OBX-5 as {@code value[x]}, by the type that OBX-2 names. A value that is not what its type says is kept as text, with a
 * warning: nothing that was observed is dropped.
 */
public final class ObxValue {
    private ObxValue() {}

    /** OBX-2 in capitals; texts where it is empty. */
    public static String type(Segment obx) {
        String type = obx.text(2).trim();
        return type.isEmpty() ? "ST" : type.toUpperCase(Locale.ROOT);
    }

    /** Whether the value is one line of a text. */
    public static boolean isText(Segment obx) {
        return switch (type(obx)) {
            case "TX", "FT" -> true;
            default -> false;
        };
    }

    /** Whether the value is a document: embedded (ED) or pointed at (RP). */
    public static boolean isDocument(Segment obx) {
        return switch (type(obx)) {
            case "ED", "RP" -> true;
            default -> false;
        };
    }

    /** Writes one repetition's {@code value[x]}; nothing if there is nothing. */
    public static void write(Segment obx, Composite value, Context context, JsonWriter out) {
        int before = out.length();
        typed(obx, value, context, out);
        if (out.length() == before && value.isPresent()) {
            out.text("valueString", value.whole());
        }
    }

    private static void typed(Segment obx, Composite value, Context context, JsonWriter out) {
        Composite unit = Composite.of(obx.field(6));
        switch (type(obx)) {
            case "NM" -> number(obx, value, unit, context, out);
            case "SI" -> integer(value, context, out);
            case "SN" -> Sn.value(value, unit, context, out);
            case "CQ" -> quantity(json -> Quantities.cq(value, context, json), out);
            case "MO" -> quantity(json -> Quantities.money(value, json), out);
            case "CP" -> quantity(json -> Quantities.money(value.inner(1), json), out);
            case "CWE", "CE", "CNE", "CF", "IS", "ID" -> {
                out.object("valueCodeableConcept");
                Cwe.concept(value, context, out);
                out.close();
            }
            case "DTM", "TS", "DT" -> Dtm.dateTime("valueDateTime", value, context, out);
            case "TM" -> time(value, context, out);
            case "DR" -> {
                out.object("valuePeriod");
                Dr.period(value, context, out);
                out.close();
            }
            case "NR" -> range(value, unit, context, out);
            case "VR" -> out.text("valueString", between(value));
            case "XCN", "CN", "CNN", "PPN" -> out.text("valueString", Xpn.display(value, 2));
            case "XPN", "PN" -> out.text("valueString", Xpn.display(value, 1));
            case "XAD", "AD", "SAD" -> out.text("valueString", Xad.line(value));
            case "XTN", "TN" -> out.text("valueString", Xtn.text(value));
            case "XON" -> out.text("valueString", value.text(1));
            case "PL", "LA1", "LA2" -> out.text("valueString", Pl.display(value));
            case "ST" -> measuredText(obx, value, unit, context, out);
            default -> text(value.whole(), unit, out);
        }
    }

    private static void number(Segment obx, Composite value, Composite unit, Context context, JsonWriter out) {
        String text = value.whole().strip();
        Compared compared = Comparators.read(text);
        if (compared == null) {
            if (!text.isEmpty()) {
                context.warn(value.place(), "no number; kept as text");
                text(text, unit, out);
            }
            return;
        }
        if (!compared.comparator().isEmpty()) {
            context.warn(value.place(), "a number (NM) has no comparator; read as a structured numeric (SN)");
        }
        quantity(obx, compared, unit, context, out);
    }

    // Monitors and small laboratories send measurements as texts: a number that has a unit is one.
    private static void measuredText(Segment obx, Composite value, Composite unit, Context context, JsonWriter out) {
        String text = value.whole();
        Compared compared = unit.isPresent() ? Comparators.read(text.strip()) : null;
        if (compared == null) {
            text(text, unit, out);
        } else {
            quantity(obx, compared, unit, context, out);
        }
    }

    private static void integer(Composite value, Context context, JsonWriter out) {
        Integer number = Nm.integer(value.whole().strip(), 0);
        if (number != null) {
            out.raw("valueInteger", number.toString());
        } else if (value.isPresent()) {
            context.warn(value.place(), "no whole number; kept as text");
        }
    }

    private static void quantity(Consumer<JsonWriter> members, JsonWriter out) {
        out.object("valueQuantity");
        members.accept(out);
        out.close();
    }

    private static void quantity(Segment obx, Compared compared, Composite unit, Context context, JsonWriter out) {
        out.object("valueQuantity");
        if (compared.comparator().isEmpty()) {
            Quantities.converted(Composite.of(obx.field(3)), compared.number(), unit, context, out);
        }
        out.raw("value", compared.number());
        if (!compared.comparator().isEmpty()) {
            out.plain("comparator", compared.comparator());
        }
        Quantities.unit(unit, context, out);
        out.close();
    }

    // Words in place of a value have no unit, though OBX-6 is often filled regardless.
    private static void text(String text, Composite unit, JsonWriter out) {
        boolean withUnit = unit.isPresent() && text.chars().anyMatch(c -> c >= '0' && c <= '9');
        out.text("valueString", withUnit ? text.stripTrailing() + ' ' + Quantities.text(unit) : text);
    }

    /** TM[time]: only a time to the second, without fraction and offset, is one of FHIR; nothing is invented or lost: others stay text. */
    private static void time(Composite value, Context context, JsonWriter out) {
        String text = value.text(1).trim();
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits
                && text.length() == 6
                && text.compareTo("240000") < 0
                && text.charAt(2) < '6'
                && text.charAt(4) < '6') {
            out.plain("valueTime", text.substring(0, 2) + ':' + text.substring(2, 4) + ':' + text.substring(4));
        } else if (!text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '+' || c == '-')) {
            context.warn(value.place(), "no time; kept as text");
        }
    }

    private static String between(Composite value) {
        String first = value.text(1).strip();
        String second = value.text(2).strip();
        return second.isEmpty() ? first : first + '-' + second;
    }

    private static void range(Composite value, Composite unit, Context context, JsonWriter out) {
        String low = Nm.json(value.text(1).strip());
        String high = Nm.json(value.text(2).strip());
        if (low == null && high == null) {
            context.warn(value.place(), "no range of numbers; kept as text");
            text(value.whole(), unit, out);
            return;
        }
        out.object("valueRange");
        limit("low", low, unit, context, out);
        limit("high", high, unit, context, out);
        out.close();
    }

    private static void limit(String name, String number, Composite unit, Context context, JsonWriter out) {
        if (number != null) {
            out.object(name).raw("value", number);
            Quantities.unit(unit, context, out);
            out.close();
        }
    }
}
