package health.tributary.normalizer.normalize.hl7v2.message.order;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcProvenance;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Reference;

/** Who entered, verified and carried out what was done with an order (ORC[Provenance]): one Provenance for each thing that was done. */
final class OrderProvenances {
    private static final String TYPE = "Provenance";

    private OrderProvenances() {}

    /** States what the ORC says was done; nothing if it says neither by whom nor when, both of which FHIR requires. */
    static void put(Segment orc, EntryId order, String orderType, OrderScope scope, Context context) {
        if (!OrcProvenance.namesAnyone(orc)) {
            return;
        }
        JsonWriter out = context.json();
        Dtm.instant("recorded", Composite.of(orc.field(9)), context, out);
        String recorded = out.take();
        if (recorded == null) {
            return;
        }
        String key = orderType
                + '|'
                + scope.order()
                + '|'
                + orc.text(1).trim()
                + '|'
                + orc.text(9).trim();
        EntryDraft entry = context.patient().assertion(TYPE, context.patient().entryId(TYPE, key), scope.ordered());
        String rule = OrcProvenance.MAP.rule();
        String place = orc.location().toString();
        String target = Reference.to(orderType, order);
        entry.put(new Slot("target#ORC-2", 0, target, place + "-2", rule));
        entry.put(new Slot("recorded", 0, recorded, place + "-9", rule));
        OrcProvenance.MAP.fill(orc, entry, context);
    }
}
