package health.tributary.normalizer.normalize.hl7v2.segment;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Dtm;
import health.tributary.normalizer.normalize.hl7v2.type.Xcn;
import java.util.List;

/**
 * NTE[…note]: comments as Annotations. Senders cut a comment into lines, one NTE each: segments that follow each other and name
 * neither author nor time are one Annotation, their texts parted by line feeds.
 */
public final class NteAnnotations {
    public static final String RULE = "NTE[Observation]";

    private NteAnnotations() {}

    /** Writes the members of an Annotation for each comment, each into what {@code open} opens and {@code close} closes. */
    public static void write(List<Segment> notes, Runnable open, Runnable close, Context context, JsonWriter out) {
        for (int i = 0; i < notes.size(); ) {
            int end = i + 1;
            while (end < notes.size() && anonymous(notes.get(i)) && anonymous(notes.get(end))) {
                end++;
            }
            String text = text(notes.subList(i, end));
            if (!text.isBlank()) {
                open.run();
                annotation(notes.get(i), text, context, out);
                close.run();
            }
            i = end;
        }
    }

    /** Writes the Annotations as items. */
    public static void items(List<Segment> notes, Context context, JsonWriter out) {
        write(notes, out::item, out::close, context, out);
    }

    /**
     * Writes the Annotations as extensions, for resources that have no comments.
     *
     * @param url the member {@code url} of each
     */
    public static void extensions(String url, List<Segment> notes, Context context, JsonWriter out) {
        write(
                notes,
                () -> out.item().raw(url).object("valueAnnotation"),
                () -> out.close().close(),
                context,
                out);
    }

    private static void annotation(Segment first, String text, Context context, JsonWriter out) {
        if (first.field(5).isPresent()) {
            out.object("authorReference");
            Xcn.reference(Composite.of(first.field(5)), context, out);
            out.close();
        }
        Dtm.dateTime("time", Composite.of(first.field(6)), context, out);
        out.text("text", text);
    }

    /** What comments say, in lines; one that is only a code (NTE-9) says what the code means. */
    public static String text(List<Segment> notes) {
        StringBuilder text = new StringBuilder();
        for (Segment note : notes) {
            boolean coded = !note.field(3).isPresent();
            for (Repetition each : note.field(coded ? 9 : 3).repetitions()) {
                text.append(text.length() == 0 ? "" : "\n");
                text.append(coded ? Cwe.text(Composite.of(each)) : each.wholeText());
            }
        }
        return text.toString();
    }

    private static boolean anonymous(Segment note) {
        return !note.field(5).isPresent() && !note.field(6).isPresent();
    }
}
