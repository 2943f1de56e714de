package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Tabled;

/** PD1[Observation-LivingWill], and the same for PD1-15: what the patient has decided in advance. */
public final class Pd1Observation {
    private static final String DIRECTIVE =
            "\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"75320-2\",\"display\":\"Advance directive\"}]";

    private static final Members LIVING_WILL_CODE = Tabled.concept("0315");
    private static final Members DIRECTIVE_CODE = Tabled.concept("0435");

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
        value(LIVING_WILL_CODE, Composite.of(pd1.field(7)), context, out);
    }

    private static void directives(Segment pd1, Context context, JsonWriter out) {
        for (Repetition each : pd1.field(15).repetitions()) {
            int cut = out.length();
            out.item().raw(CODE);
            int before = out.length();
            value(DIRECTIVE_CODE, Composite.of(each), context, out);
            out.closeIfGrown(before, cut);
        }
    }

    private static void value(Members type, Composite value, Context context, JsonWriter out) {
        out.object("valueCodeableConcept");
        type.write(value, context, out);
        out.close();
    }
}
