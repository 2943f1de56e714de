package health.tributary.normalizer.normalize.hl7v2.message;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.NteAnnotations;
import java.util.List;

/** The comments on an order (NTE[ServiceRequest]), and on what has comments like it. */
final class OrderNotes {
    private OrderNotes() {}

    /** States the comments on an entry of a type; those without a text say nothing. */
    static void put(String type, List<Segment> notes, EntryDraft entry, Context context) {
        NteAnnotations.items(notes, context, context.json());
        String json = context.json().take();
        if (json != null) {
            entry.put(new Slot("note#NTE", 0, json, notes.get(0).location() + "-3", "NTE[" + type + ']'));
        }
    }
}
