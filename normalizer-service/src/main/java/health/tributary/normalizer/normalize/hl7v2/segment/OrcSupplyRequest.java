package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.normalizer.normalize.hl7v2.type.Dtm;

/** ORC[SupplyRequest], without the status ({@link OrderState}). There is no official table. */
public final class OrcSupplyRequest {
    public static final SegmentMap MAP = SegmentMap.of("ORC", "SupplyRequest")
            .datum(9, "authoredOn", Dtm::dateTime)
            .when(OrcServiceRequest::isNew)
            .row(12, "requester", (orc, context, out) -> OrcServiceRequest.requester("requester", orc, context, out))
            .list(33, "identifier", OrderNumbers.numbered("PLAC"))
            .list(38, "identifier", OrderNumbers.typed("FGN"));

    private OrcSupplyRequest() {}
}
