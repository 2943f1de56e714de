package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Xtn;
import health.tributary.normalizer.vocabulary.Concept;
import health.tributary.normalizer.vocabulary.ResultMaps;

/** ORC[ServiceRequest]. */
public final class OrcServiceRequest {
    public static final SegmentMap MAP = SegmentMap.of("ORC", "ServiceRequest")
            .object(4, "requisition", OrderNumbers.typed("PGN"))
            .datum(9, "authoredOn", Dtm::dateTime)
            .when(orc -> orc.text(1).trim().equals("NW"))
            .row(12, "requester", OrcServiceRequest::requester)
            .extensionObject(14, "servicerequest-order-callback-phone-number", "valueContactPoint", Xtn::contactPoint)
            .extensionObject(16, "request-statusReason", "valueCodeableConcept", Cwe::concept)
            .when(orc -> !orc.field(5).isPresent())
            .list(29, "locationCode", Cwe::concept)
            .list(33, "identifier", OrderNumbers.numbered("PLAC"))
            .list(38, "identifier", OrderNumbers.typed("FGN"));

    private OrcServiceRequest() {}

    /**
     * ServiceRequest.status from ORC-5, else from ORC-1; of rank 0 and unknown where neither says one: a result alone does not
     * say how its order stands.
     *
     * @param orc null where the message has none
     */
    public static void putStatus(Segment orc, EntryDraft order) {
        Concept status =
                orc == null ? null : ResultMaps.ORDER_STATUS.get(orc.text(5).trim());
        String source = "ORC-5";
        if (status == null && orc != null) {
            status = ResultMaps.ORDER_CONTROL_STATUS.get(orc.text(1).trim());
            source = "ORC-1";
        }
        String code = status == null ? "unknown" : status.code();
        order.put(new Slot("status", status == null ? 0 : 1, "\"status\":\"" + code + '"', source, MAP.rule()));
    }

    private static void requester(Segment orc, Context context, JsonWriter out) {
        out.object("requester");
        Composite organization = Composite.of(orc.field(21));
        PractitionerRoles.reference(Composite.of(orc.field(12)), organization, null, context, out);
        out.close();
    }
}
