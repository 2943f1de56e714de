package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;

/** VAR[Annotation]: a variance from what was planned, as a note of the entry that it follows. */
public final class VarAnnotations {
    public static final String RULE = "VAR[Annotation]";

    private VarAnnotations() {}

    /** Writes the note as an item; nothing if VAR-6 describes nothing. */
    public static void item(Segment variance, Context context, JsonWriter out) {
        StringBuilder text = new StringBuilder();
        for (Repetition line : variance.field(6).repetitions()) {
            text.append(text.length() == 0 ? "" : "\n").append(line.wholeText());
        }
        if (text.toString().isBlank()) {
            return;
        }
        out.item().object("authorReference");
        Xcn.reference(Composite.of(variance.field(4)), context, out);
        out.close();
        Composite stated = Composite.of(variance.field(3).isPresent() ? variance.field(3) : variance.field(2));
        Dtm.dateTime("time", stated, context, out);
        out.text("text", text.toString()).close();
    }
}
