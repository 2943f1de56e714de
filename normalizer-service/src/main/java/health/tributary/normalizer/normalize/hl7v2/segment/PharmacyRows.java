package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Nm;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.PharmacyMaps;

/** What several of the pharmacy's segments say in the same way. */
final class PharmacyRows {
    static final String REFILLS_REMAINING = "medicationrequest-refills-remaining";

    private PharmacyRows() {}

    /** A member that is a Quantity whose number and unit are two fields. */
    static SegmentMap.Fill quantity(String member, int number, int unit) {
        return (from, context, out) -> {
            Composite value = Composite.of(from.field(number));
            String json = Nm.json(value.text(1).trim());
            if (json == null) {
                context.warn(value.place(), "no number; left out");
            }
            Dosages.quantity(member, json, Composite.of(from.field(unit)), out);
        };
    }

    /** A strength: the amount of the substance in one unit, or in a volume where one is stated. */
    static SegmentMap.Fill strength(int number, int unit, int volume, int volumeUnit) {
        return (from, context, out) -> {
            String json = Nm.json(from.text(number).trim());
            if (json == null) {
                context.warn(from.location() + "-" + number, "no number; left out");
                return;
            }
            out.item().plain("url", Extensions.own("medication-strength")).object("valueRatio");
            Dosages.quantity("numerator", json, Composite.of(from.field(unit)), out);
            String in = Nm.json(from.text(volume).trim());
            Dosages.quantity("denominator", in == null ? "1" : in, Composite.of(from.field(volumeUnit)), out);
            out.close().close();
        };
    }

    /** An extension of this project that is a CodeableConcept, once. */
    static SegmentMap.Fill concept(int field, String name) {
        return (from, context, out) -> {
            int cut = out.length();
            out.item().plain("url", Extensions.own(name));
            int before = out.length();
            out.object("valueCodeableConcept");
            Cwe.concept(Composite.of(from.field(field)), context, out);
            out.close().closeIfGrown(before, cut);
        };
    }

    /** An Annotation of a coded or plain text. */
    static void note(Composite value, Context context, JsonWriter out) {
        out.text("text", Cwe.text(value));
    }

    /** The prescription number: unique within its pharmacy, so its system is the feed's own. */
    static Members prescriptionNumber() {
        return (value, context, out) -> {
            int cut = out.length();
            out.raw("\"type\":{\"text\":\"prescription number\"}");
            int before = out.length();
            String number = value.text(1).trim();
            if (!number.isEmpty()) {
                out.text("system", context.localCodeSystem("prescription-number"))
                        .text("value", number);
            }
            out.keepIfGrown(before, cut);
        };
    }

    /** An organisation that is named by a code. */
    static void pharmacy(Composite value, Context context, JsonWriter out) {
        String key = Cwe.key(value, context);
        if (key == null) {
            return;
        }
        String name = Cwe.text(value);
        String id = context.directory()
                .entry("Organization", "pharmacy|" + key, value.place(), "CWE[Organization]", slots -> {
                    slots.slot("identifier#CWE.1", json -> {
                        json.item();
                        Cwe.identifier(value, context, json);
                        json.close();
                    });
                    slots.slot("name", json -> json.text("name", name));
                });
        out.plain("reference", "Organization/" + id).text("display", name);
    }

    /** What was substituted, by HL7 table 0167; FHIR wants to know first whether anything was. */
    static SegmentMap.Fill substituted(int field) {
        return (from, context, out) -> {
            Composite value = Composite.of(from.field(field));
            Concept status = Cwe.mapped(value, PharmacyMaps.SUBSTITUTION_STATUS);
            if (status == null) {
                context.warn(value.place(), "no code of HL7 table 0167; left out");
                return;
            }
            boolean was = "GT3".contains(status.code());
            out.object("substitution").raw("wasSubstituted", Boolean.toString(was));
            out.object("type").list("coding").item().raw(status.coding());
            out.close().close().close().close();
        };
    }

    /** A substitution that is allowed, by a table of HL7. */
    static SegmentMap.Fill allowed(int field, Members concept) {
        return (from, context, out) -> {
            out.object("allowedCodeableConcept");
            concept.write(Composite.of(from.field(field)), context, out);
            out.close();
        };
    }
}
