package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Members;
import health.tributary.normalizer.normalize.hl7v2.type.Translating;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ConceptMap;
import health.tributary.normalizer.vocabulary.ImmunizationMaps;

/** RXR[Immunization]. */
public final class RxrImmunization {
    private static final ConceptMap ROUTES = ImmunizationMaps.ROUTE;
    private static final Members ROUTE = Cwe.concept(ROUTES);

    public static final SegmentMap MAP = SegmentMap.of("RXR", "Immunization")
            .object(1, "route", Translating.by(ROUTES, RxrImmunization::route))
            .object(2, "site", Cwe.ofTable("0163"));

    private RxrImmunization() {}

    /** The CDC's guide takes routes from the NCI Thesaurus, often with HL7's code beside them: without it they get the same translation. */
    private static void route(Composite value, Context context, JsonWriter out) {
        boolean both =
                ROUTES.applies(value.text(6).trim()) && ROUTES.get(value.text(4).trim()) != null;
        Concept translated = !both && value.text(3).trim().equals("NCIT")
                ? ImmunizationMaps.ncitRoute(value.text(1).trim())
                : null;
        if (translated == null) {
            ROUTE.write(value, context, out);
            return;
        }
        out.list("coding").item().raw(translated.coding()).close();
        Cwe.codings(value, context, out);
        out.close().text("text", value.text(9));
    }
}
