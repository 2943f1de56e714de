package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.EntryId;
import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.ObrSpecimen;
import health.tributary.normalizer.normalize.hl7v2.segment.SpmSpecimen;
import health.tributary.normalizer.normalize.hl7v2.type.Ei;

/** The specimens of an order: from SPM, or, in versions that have none, from OBR-15. */
final class Specimens {
    static final String TYPE = "Specimen";

    private Specimens() {}

    /** States a specimen; its key is its number (SPM-2: the filler's, else the placer's), else its place in the order. */
    static EntryId put(Segment spm, int place, OrderScope scope, Context context) {
        Composite number = Composite.of(spm.field(2));
        String key = Ei.key(number.inner(2), context);
        if (key == null) {
            key = Ei.key(number.inner(1), context);
        }
        if (key == null && scope.keys.report() == null) {
            context.warn(spm.location().toString(), "a specimen with neither a number nor an order; left out");
            return null;
        }
        String business = key == null ? scope.keys.report() + "|SPM|" + place : "specimen|" + key;
        EntryDraft entry = entry(business, scope, context);
        SpmSpecimen.MAP.fill(spm, entry, context);
        return entry.entry();
    }

    /** States the specimen of OBR-15; null if the order has none or can't be told from others. */
    static EntryId ofOrder(OrderScope scope, Context context) {
        if (scope.obr == null || !scope.obr.field(15).isPresent() || scope.keys.report() == null) {
            return null;
        }
        EntryDraft entry = entry(scope.keys.report() + "|OBR-15", scope, context);
        ObrSpecimen.MAP.fill(scope.obr, entry, context);
        return entry.entry();
    }

    /** A reference to a specimen as an item or object. */
    static String reference(EntryId id) {
        return "{\"reference\":\"" + TYPE + '/' + id.value() + "\"}";
    }

    private static EntryDraft entry(String key, OrderScope scope, Context context) {
        EntryDraft entry = context.patient().assertion(TYPE, context.patient().entryId(TYPE, key), scope.reported());
        entry.put(new Slot("subject", 0, scope.subject.json(), scope.subject.source(), SpmSpecimen.MAP.rule()));
        return entry;
    }
}
