package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import health.tributary.normalizer.vocabulary.Maps;

/** IN1[RelatedPerson]: the insured, where that is not the patient. */
public final class In1RelatedPerson {
    public static final SegmentMap MAP = SegmentMap.of("IN1", "RelatedPerson")
            .list(16, "name", Xpn::name)
            .list(17, "relationship", Cwe.concept(Maps.RELATIONSHIP))
            .datum(18, "birthDate", Dtm::date)
            .list(19, "address", Xad::address)
            .datum(43, "gender", Cwe.code(Maps.GENDER, "unknown"))
            .list(49, "identifier", Cx::identifier);

    private In1RelatedPerson() {}
}
