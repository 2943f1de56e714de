package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;

/** ODT[NutritionOrder] (chapter 4, section 4.8.2): the tray, which FHIR has no element for, and what is to be heeded. */
public final class OdtNutritionOrder {
    public static final SegmentMap MAP = SegmentMap.of("ODT", "NutritionOrder")
            .extensionObjectUrl(1, Extensions.own("nutritionorder-tray-type"), "valueCodeableConcept", Cwe::concept)
            .extensionObjectUrl(
                    2, Extensions.own("nutritionorder-service-period"), "valueCodeableConcept", Cwe::concept)
            .row(
                    3,
                    "note#ODT-3",
                    (odt, context, out) ->
                            out.item().text("text", odt.field(3).wholeText()).close());

    private OdtNutritionOrder() {}
}
