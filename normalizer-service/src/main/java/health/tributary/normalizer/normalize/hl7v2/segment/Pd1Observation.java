package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.vocabulary.CodeSystems;

/** PD1[Observation-LivingWill], and the same for PD1-15: what the patient has decided in advance. */
public final class Pd1Observation {
    private static final String DIRECTIVE =
            "\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"75320-2\",\"display\":\"Advance directive\"}]";

    /** What both are about. */
    public static final String CODE = "\"code\":{" + DIRECTIVE + '}';
    /** The living will. */
    public static final SegmentMap LIVING_WILL =
            SegmentMap.of("PD1", "Observation-LivingWill").row(7, "value[x]", Pd1Observation::livingWill);
    /** The directives, of which there may be several. */
    public static final SegmentMap DIRECTIVES = SegmentMap.of("PD1", "Observation-AdvanceDirectives")
            .row(15, "component#PD1-15", Pd1Observation::directives);

    private Pd1Observation() {}

    private static void livingWill(Segment pd1, Context context, JsonWriter out) {
        value("0315", Composite.of(pd1.field(7)), context, out);
    }

    private static void directives(Segment pd1, Context context, JsonWriter out) {
        for (Repetition each : pd1.field(15).repetitions()) {
            int cut = out.length();
            out.item().raw(CODE);
            int before = out.length();
            value("0435", Composite.of(each), context, out);
            out.closeIfGrown(before, cut);
        }
    }

    // Senders rarely name the system of these codes, which HL7 defines.
    private static void value(String table, Composite value, Context context, JsonWriter out) {
        String code = value.text(1).trim();
        out.object("valueCodeableConcept");
        if (!value.has(3) && !value.has(4) && CodeSystems.defines(table, code)) {
            out.list("coding").item().plain("system", CodeSystems.tableUri(table));
            out.code("code", code).text("display", value.text(2)).close().close();
        } else {
            Cwe.concept(value, context, out);
        }
        out.close();
    }
}
