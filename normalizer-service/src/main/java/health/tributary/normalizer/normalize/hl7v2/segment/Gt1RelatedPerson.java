package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Ssn;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.Maps;

/** GT1[RelatedPerson]: the guarantor, where that is not the patient. There is no official table; this is the project's own. */
public final class Gt1RelatedPerson {
    public static final SegmentMap MAP = SegmentMap.of("GT1", "RelatedPerson")
            .list(2, "identifier", Cx::identifier)
            .list(3, "name", Xpn::name)
            .list(5, "address", Xad::address)
            .list(6, "telecom", Xtn::home, Xtn.besides("home"))
            .list(7, "telecom", Xtn::work, Xtn.besides("work"))
            .datum(8, "birthDate", Dtm::date)
            .datum(9, "gender", Cwe.code(Maps.GENDER, "unknown"))
            .list(11, "relationship", Cwe.concept(Maps.RELATIONSHIP))
            .list(12, "identifier", Ssn::identifier)
            .period(13, 14);

    private Gt1RelatedPerson() {}
}
