package health.tributary.normalizer.normalize.hl7v2.message.note;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.NteAnnotations;
import java.util.List;

/** The comments on an entry (NTE): {@code note}, in all resources that have it. */
public final class Notes {
    private Notes() {}

    /** States comments; those without a text say nothing. */
    public static void put(List<Segment> notes, EntryDraft entry, Context context) {
        NteAnnotations.items(notes, context, context.json());
        String json = context.json().take();
        if (json != null) {
            entry.put(new Slot("note#NTE", 0, json, notes.get(0).location() + "-3", "NTE[" + entry.type() + ']'));
        }
    }
}
