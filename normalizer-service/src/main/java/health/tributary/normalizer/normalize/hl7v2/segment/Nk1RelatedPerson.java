package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Language;
import health.tributary.normalizer.normalize.hl7v2.type.Ssn;
import health.tributary.normalizer.normalize.hl7v2.type.Xad;
import health.tributary.normalizer.normalize.hl7v2.type.Xpn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.Maps;

/** NK1[RelatedPerson]. */
public final class Nk1RelatedPerson {
    public static final SegmentMap MAP = SegmentMap.of("NK1", "RelatedPerson")
            .list(2, "name", Xpn::name, Xpn::calledBy)
            .list(3, "relationship", Cwe.concept(Maps.RELATIONSHIP))
            .list(4, "address", Xad::address)
            .list(5, "telecom", Xtn::contactPoint, Xtn.besides(""))
            .list(6, "telecom", Xtn::alwaysWork, Xtn.besides("work"))
            .list(7, "relationship", Cwe.concept(Maps.CONTACT_ROLE))
            .period(8, 9)
            .list(12, "identifier", Cx::identifier)
            .datum(15, "gender", Cwe.code(Maps.GENDER, "unknown"))
            .datum(16, "birthDate", Dtm::date)
            .list(20, "communication", (value, context, out) -> {
                out.object("language");
                Language.concept(value, context, out);
                out.close();
            })
            .list(30, "name", Xpn::name)
            .list(31, "telecom", Xtn::contactPoint)
            .list(32, "address", Xad::address)
            .list(33, "identifier", Cx::identifier)
            .list(37, "identifier", Ssn::identifier)
            .list(40, "telecom", Xtn::contactPoint, Xtn.besides(""))
            .list(41, "telecom", Xtn::contactPoint);

    private Nk1RelatedPerson() {}
}
