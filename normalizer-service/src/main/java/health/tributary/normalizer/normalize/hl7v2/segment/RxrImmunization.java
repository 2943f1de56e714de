package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.vocabulary.ImmunizationMaps;

/** RXR[Immunization]. */
public final class RxrImmunization {
    public static final SegmentMap MAP = SegmentMap.of("RXR", "Immunization")
            .object(1, "route", Cwe.concept(ImmunizationMaps.ROUTE))
            .object(2, "site", Cwe.ofTable("0163"));

    private RxrImmunization() {}
}
