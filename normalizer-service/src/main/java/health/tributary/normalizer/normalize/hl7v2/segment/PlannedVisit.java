package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;

/** What an appointment's PV1 says otherwise than an admission's: the visit is still to come. */
public final class PlannedVisit {
    private PlannedVisit() {}

    /** Puts status and place of a visit that has not begun; of rank 0, so that what an ADT event said of it holds. */
    public static void put(Segment pv1, EntryDraft encounter, Context context) {
        if (EncounterStatus.left(pv1, context)) {
            return;
        }
        encounter.put(new Slot("status", 0, "\"status\":\"planned\"", "MSH-9", "MSH[Encounter]"));
        context.json().item();
        Pv1Encounter.location("planned").write(Composite.of(pv1.field(3)), context, context.json());
        String place = context.json().close().take();
        if (place != null) {
            encounter.put(new Slot("location#PV1-3", 0, place, pv1.location() + "-3", Pv1Encounter.MAP.rule()));
        }
    }
}
