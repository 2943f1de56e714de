package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** OBR[ServiceRequest]. */
public final class ObrServiceRequest {
    public static final SegmentMap MAP = SegmentMap.of("OBR", "ServiceRequest")
            .object(4, "code", Cwe::concept)
            .datum(5, "priority", Cwe.code(ResultMaps.ORDER_PRIORITY))
            .choice(6, "occurrence[x]", "occurrenceDateTime", Dtm::dateTime)
            .row(13, "extension#OBR-13", ObrServiceRequest::supportingInfo)
            .object(16, "requester", Xcn::reference)
            .list(31, "reasonCode", Cwe::concept)
            .list(46, "orderDetail", Cwe.ofTable("0411"))
            .list(47, "orderDetail", Cwe.ofTable("0411"))
            .list(53, "identifier", OrderNumbers.numbered("PLAC"))
            .extensionObject(17, "servicerequest-order-callback-phone-number", "valueContactPoint", Xtn::contactPoint);

    private ObrServiceRequest() {}

    /** OBR-11 G: the filler ordered it because of another result. */
    public static boolean isReflex(Segment obr) {
        return obr.text(11).trim().equals("G");
    }

    private static void supportingInfo(Segment obr, Context context, JsonWriter out) {
        out.item().plain("url", Extensions.own("servicerequest-relevant-information"));
        out.text("valueString", obr.field(13).wholeText()).close();
    }
}
