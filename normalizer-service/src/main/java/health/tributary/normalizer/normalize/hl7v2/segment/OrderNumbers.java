package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;
import health.tributary.normalizer.normalize.hl7v2.type.Members;

/** Identifiers of orders and specimens with the type that their field gives them (HL7 table 0203). */
public final class OrderNumbers {
    private OrderNumbers() {}

    /** EI[Identifier] of a type. */
    public static Members typed(String type) {
        String json = type(type);
        return (value, context, out) -> number(json, value, context, out);
    }

    /** CX[Identifier] of a type. */
    static Members numbered(String type) {
        String json = type(type);
        return (value, context, out) -> {
            int before = out.length();
            out.raw(json);
            int typed = out.length();
            if (value.text(5).isBlank()) {
                Cx.identifier(value, context, out);
            }
            out.keepIfGrown(typed, before);
            if (out.length() == before) {
                Cx.identifier(value, context, out);
            }
        };
    }

    /** EIP[Identifier]: the part that the filler assigned, of a type. */
    static Members assigned(int part, String type) {
        String json = type(type);
        return (value, context, out) -> number(json, value.inner(part), context, out);
    }

    /** EIP[Identifier] of a specimen, its part as {@link #assigned}; without a type where it is one number that nobody says who assigned. */
    static Members ofSpecimen(int part, String type) {
        Members assigned = assigned(part, type);
        return (value, context, out) -> {
            if (!isOne(value)) {
                assigned.write(value, context, out);
            } else if (part == 1) {
                Ei.identifier(value, context, out);
            }
        };
    }

    /**
     * Whether an EIP is written as one EI: with a universal id, or a second component that is no number (it has no digit) but the
     * namespace of the first, neither having parts.
     */
    public static boolean isOne(Composite value) {
        return value.has(1)
                && !isPair(value)
                && (value.has(3)
                        || value.has(4)
                        || (value.has(2) && value.text(2).chars().noneMatch(Character::isDigit)));
    }

    /** The placer's group number of an ORC-4: EI, in some versions the first part of an EIP. */
    static Members placerGroup() {
        String json = type("PGN");
        return (value, context, out) -> number(json, isPair(value) ? value.inner(1) : value, context, out);
    }

    /** The filler's group number of an ORC-4 that is an EIP. */
    static Members fillerGroup() {
        String json = type("FGN");
        return (value, context, out) -> {
            if (isPair(value)) {
                number(json, value.inner(2), context, out);
            }
        };
    }

    /** EI is one identifier in components, EIP two in subcomponents. */
    private static boolean isPair(Composite value) {
        return value.inner(1).has(2) || value.inner(2).has(2);
    }

    private static void number(String type, Composite value, Context context, JsonWriter out) {
        int before = out.length();
        out.raw(type);
        int typed = out.length();
        Ei.identifier(value, context, out);
        out.keepIfGrown(typed, before);
    }

    private static String type(String code) {
        return switch (code) {
            // HL7 added these to its table 0203 after FHIR R4, whose copy of the table lacks them.
            case "PGN" -> "\"type\":{\"text\":\"placer group or placer assigned number\"}";
            case "FGN" -> "\"type\":{\"text\":\"filler group or filler assigned number\"}";
            case "SHIP" -> "\"type\":{\"text\":\"shipment number\"}";
            default ->
                "\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0203\",\"code\":\"" + code
                        + "\"}]}";
        };
    }
}
