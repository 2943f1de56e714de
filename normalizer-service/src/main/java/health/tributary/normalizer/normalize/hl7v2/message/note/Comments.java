package health.tributary.normalizer.normalize.hl7v2.message.note;

import health.tributary.contract.statement.Slot;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.EntryDraft;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.segment.NteAnnotations;
import health.tributary.normalizer.normalize.hl7v2.type.Extensions;
import java.util.List;
import java.util.Locale;

/**
 * Comments (NTE) behind segments of a patient, a visit, an insurance, a diagnosis or a procedure: notes of the entry that the segment is about.
 * Resources that R4 gives no notes have them as an extension of this project.
 */
public final class Comments {
    private Comments() {}

    /** The comments that stand right behind a segment. */
    static List<Segment> behind(Segment segment, Context context) {
        return context.segments().behind(segment, next -> next.is("NTE"));
    }

    /** States them as notes of an entry. */
    public static void note(Segment segment, EntryDraft entry, Context context) {
        List<Segment> notes = behind(segment, context);
        if (!notes.isEmpty()) {
            Notes.put(notes, entry, context);
        }
    }

    /** States them as extensions of an entry: {@code patient-note}. */
    public static void extension(Segment segment, EntryDraft entry, Context context) {
        List<Segment> notes = behind(segment, context);
        if (notes.isEmpty()) {
            return;
        }
        String url = Extensions.own(entry.type().toLowerCase(Locale.ROOT) + "-note");
        NteAnnotations.extensions("\"url\":\"" + url + '"', notes, context, context.json());
        String json = context.json().take();
        if (json != null) {
            String key = "extension#NTE/" + segment.name();
            entry.put(new Slot(key, 0, json, notes.get(0).location() + "-3", "NTE[" + entry.type() + ']'));
        }
    }
}
