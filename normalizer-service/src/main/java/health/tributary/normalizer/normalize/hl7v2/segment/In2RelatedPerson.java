package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Cx;
import health.tributary.normalizer.normalize.hl7v2.type.Language;
import health.tributary.normalizer.normalize.hl7v2.type.Ssn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;

/** IN2[RelatedPerson]: the insured, where that is not the patient. There is no official table; this is the project's own. */
public final class In2RelatedPerson {
    public static final SegmentMap MAP = SegmentMap.of("IN2", "RelatedPerson")
            .list(1, "identifier", Cx.ofType("EI"))
            .list(2, "identifier", Ssn::identifier)
            .list(34, "communication", (value, context, out) -> {
                out.object("language");
                Language.concept(value, context, out);
                out.close();
            })
            .period(55, 56)
            .list(63, "telecom", Xtn::home);

    private In2RelatedPerson() {}
}
