package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Amount;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import java.util.List;
import java.util.Locale;

/**
 * Which medication it is. A product is a CodeableConcept, so that searches by code find it; a compound (RXC) is a contained
 * Medication with its ingredients. The two slots are written together: an order that was a compound and is one no more
 * keeps no ingredients.
 */
public final class Medications {
    private static final String ID = "compound";
    private static final String CONTAINED = "contained#RXC";
    private static final String SLOT = "medication[x]";
    private static final String UNKNOWN = "\"medicationCodeableConcept\":{\"extension\":[{\"url\":\""
            + Extensions.DATA_ABSENT_REASON + "\",\"valueCode\":\"unknown\"}]}";
    /** A Ratio has a denominator (constraint rat-1): so much in one of what is given. */
    private static final String IN_ONE = "\"denominator\":{\"value\":1}";

    private Medications() {}

    /**
     * States the medication of a segment.
     *
     * @param field its code
     * @param components RXC, if it is a compound
     * @param rank 1 where the segment is about this very entry, 0 where it only stands in for one that is
     */
    public static void put(
            Segment from,
            int field,
            List<Segment> components,
            int rank,
            String rule,
            EntryDraft entry,
            Context context) {
        String source = from.location() + "-" + field;
        Composite code = Composite.of(from.field(field));
        JsonWriter out = context.json();
        if (components.isEmpty()) {
            out.object("medicationCodeableConcept");
            Cwe.concept(code, context, out);
            String json = out.close().take();
            if (json != null) {
                entry.put(new Slot(SLOT, rank, json, source, rule));
                entry.put(new Slot(CONTAINED, rank, null, source, rule));
            }
            return;
        }
        entry.put(new Slot(CONTAINED, rank, compound(code, components, context), source, rule));
        String display = Cwe.text(code);
        out.object("medicationReference").plain("reference", "#" + ID).text("display", display);
        entry.put(new Slot(SLOT, rank, out.close().take(), source, rule));
    }

    /** FHIR demands a medication: where the message names none, it is unknown unless another message has named it. */
    public static void putUnknown(String source, String rule, EntryDraft entry) {
        entry.putIfAbsent(new Slot(SLOT, 0, UNKNOWN, source, rule));
    }

    private static String compound(Composite code, List<Segment> components, Context context) {
        JsonWriter out = context.json();
        out.item().plain("resourceType", "Medication").plain("id", ID).object("code");
        Cwe.concept(code, context, out);
        out.close().list("ingredient");
        for (Segment rxc : components) {
            ingredient(rxc, context, out);
        }
        return out.close().close().take();
    }

    private static void ingredient(Segment rxc, Context context, JsonWriter out) {
        int cut = out.length();
        out.item();
        String kind = kind(rxc.text(1).trim().toUpperCase(Locale.ROOT));
        if (kind != null) {
            out.list("extension").item();
            out.plain("url", Extensions.own("medication-component-type")).plain("valueCode", kind);
            out.close().close();
        }
        int before = out.length();
        out.object("itemCodeableConcept");
        Cwe.concept(Composite.of(rxc.field(2)), context, out);
        out.close();
        if (out.length() == before) {
            context.warn(rxc.location() + "-2", "a component without code or text; left out");
            out.closeIfGrown(before, cut);
            return;
        }
        strength(rxc, context, out);
        out.close();
    }

    private static String kind(String code) {
        return switch (code) {
            case "A" -> "additive";
            case "B" -> "base";
            case "T" -> "text";
            default -> null;
        };
    }

    /** How much of the component is in the compound: RXC-3, else its strength (RXC-5). A Ratio holds no range: this is kept as text, as are words. */
    private static void strength(Segment rxc, Context context, JsonWriter out) {
        Amount inCompound = Amount.of(rxc.text(3));
        Amount ofComponent = Amount.of(rxc.text(5));
        int field = inCompound.isEmpty() ? 5 : 3;
        Amount amount = inCompound.isEmpty() ? ofComponent : inCompound;
        Composite units = Composite.of(rxc.field(field + 1));
        if (amount.isEmpty()) {
            return;
        }
        out.object("strength");
        if (amount.isNumber()) {
            Dosages.quantity("numerator", amount.least(), units, out);
            out.raw(IN_ONE);
        } else {
            context.warn(rxc.location() + "-" + field, "no number; kept as text");
            out.list("extension").item().plain("url", Extensions.ORIGINAL_TEXT);
            out.text("valueString", Dose.worded(rxc.text(field), units)).close().close();
        }
        out.close();
    }
}
