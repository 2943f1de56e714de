package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;

/** ORC[NutritionOrder], without the status ({@link OrderState}). There is no official table. */
public final class OrcNutritionOrder {
    public static final SegmentMap MAP = SegmentMap.of("ORC", "NutritionOrder")
            .row(12, "orderer", (orc, context, out) -> OrcServiceRequest.requester("orderer", orc, context, out))
            .list(33, "identifier", OrderNumbers.numbered("PLAC"))
            .list(38, "identifier", OrderNumbers.typed("FGN"));

    private static final String UNKNOWN = "\"_dateTime\":{\"extension\":[{\"url\":\"" + Extensions.DATA_ABSENT_REASON
            + "\",\"valueCode\":\"unknown\"}]}";

    private OrcNutritionOrder() {}

    /**
     * When it was ordered, which FHIR requires: ORC-9 of the order itself; until that is heard, of whatever is said of it.
     *
     * @param orc null where the message has none
     */
    public static void dateTime(Segment orc, EntryDraft entry, Context context) {
        JsonWriter out = context.json();
        if (orc != null) {
            Dtm.dateTime("dateTime", Composite.of(orc.field(9)), context, out);
        }
        String json = out.take();
        int rank = json != null && OrcServiceRequest.isNew(orc) ? 1 : 0;
        String source = (orc == null ? "ORC" : orc.location()) + "-9";
        entry.put(new Slot("dateTime", rank, json == null ? UNKNOWN : json, source, MAP.rule()));
    }
}
