package health.tributary.normalizer.normalize.hl7v2.message.order;

import health.tributary.contract.statement.Slot;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.note.Notes;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderEntries;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderGroup;
import health.tributary.normalizer.normalize.hl7v2.message.request.OrderScope;
import health.tributary.normalizer.normalize.hl7v2.message.request.ServiceRequests;
import health.tributary.normalizer.normalize.hl7v2.segment.OdsNutritionOrder;
import health.tributary.normalizer.normalize.hl7v2.segment.OdtNutritionOrder;
import health.tributary.normalizer.normalize.hl7v2.segment.OrcNutritionOrder;
import health.tributary.normalizer.normalize.hl7v2.segment.OrderState;

/** An order of a diet, a supplement or a tray (ODS, ODT): NutritionOrder. There is no official table. */
final class NutritionOrders {
    static final String TYPE = "NutritionOrder";
    private static final String INTENT = "\"intent\":\"order\"";

    private NutritionOrders() {}

    static void put(OrderState state, OrderGroup group, OrderScope scope, Context context) {
        EntryDraft entry = OrderEntries.begin(TYPE, scope.order(), scope, context);
        String rule = OrcNutritionOrder.MAP.rule();
        entry.put(state.slot(state.code(), rule));
        entry.put(new Slot("intent", 0, INTENT, "ORC-1", rule));
        entry.put(context.about("patient", rule));
        if (scope.encounter() != null) {
            entry.put(new Slot(
                    "encounter", 0, scope.encounter().json(), scope.encounter().source(), rule));
        }
        ServiceRequests.numbers(group, entry, rule, context);
        if (group.orc() != null) {
            OrcNutritionOrder.MAP.fill(group.orc(), entry, context);
        }
        OrcNutritionOrder.dateTime(group.orc(), entry, context);
        OdsNutritionOrder.put(group.details("ODS"), entry, context);
        group.details("ODT").stream().findFirst().ifPresent(odt -> OdtNutritionOrder.MAP.fill(odt, entry, context));
        Notes.put(group.notes(), entry, context);
        if (group.orc() != null) {
            OrderProvenances.put(group.orc(), entry.entry(), TYPE, scope, context);
        }
    }
}
