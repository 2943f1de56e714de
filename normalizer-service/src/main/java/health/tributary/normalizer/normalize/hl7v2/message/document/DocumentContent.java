package health.tributary.normalizer.normalize.hl7v2.message.document;

import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Composite;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.normalize.hl7v2.message.observation.Observations;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxPieces;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxStatus;
import health.tributary.normalizer.normalize.hl7v2.segment.ObxValue;
import health.tributary.normalizer.normalize.hl7v2.type.Attachments;
import health.tributary.normalizer.normalize.hl7v2.type.Cwe;
import health.tributary.normalizer.normalize.hl7v2.type.Quantities;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The content of a document: the OBX and NTE after its TXA (OBX[DocumentReference], NTE[DocumentReference]). What is embedded stays in the
 * archive, pointed at by its range of bytes. Lines of text that follow each other under one code are one text, which is written into the
 * statement while all texts of the document together are short, and pointed at line by line where they are not.
 */
final class DocumentContent {
    private final Context context;
    private final JsonWriter out;
    private final StringBuilder items = new StringBuilder();
    private final List<Segment> lines = new ArrayList<>();
    private int room = Observations.MAX_TEXT_BYTES;

    private DocumentContent(Context context) {
        this.context = context;
        this.out = context.json();
    }

    /** The content as JSON items, in order; null if there is none. */
    static String of(List<Segment> segments, Context context) {
        DocumentContent content = new DocumentContent(context);
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.is("NTE")) {
                content.line(segment);
            } else if (segment.is("OBX") && !ObxStatus.of(segment.text(11)).withholdsValue()) {
                int end = i + 1;
                while (end < segments.size() && ObxPieces.continues(segments.subList(i, end), segments.get(end))) {
                    end++;
                }
                content.part(segments.subList(i, end));
                i = end - 1;
            }
        }
        content.text();
        return content.items.length() == 0 ? null : content.items.toString();
    }

    /** Where the content begins. */
    static String place(List<Segment> segments) {
        for (Segment segment : segments) {
            if (segment.is("NTE") || segment.is("OBX")) {
                return segment.location() + "-" + value(segment);
            }
        }
        return "OBX-5";
    }

    /**
     * A part of the content.
     *
     * @param pieces an OBX, or those of one document
     */
    private void part(List<Segment> pieces) {
        Segment obx = pieces.get(0);
        if (!ObxValue.isDocument(obx)) {
            line(obx);
            return;
        }
        text();
        boolean embedded = ObxValue.type(obx).equals("ED");
        for (Repetition each : obx.field(5).repetitions()) {
            out.item().object("attachment");
            if (embedded) {
                Attachments.embedded(each, ObxPieces.end(pieces, each), context, out);
                title(obx);
            } else {
                Attachments.pointed(each, context, out);
            }
            out.close().close();
            add();
        }
    }

    private void line(Segment segment) {
        if (!lines.isEmpty() && !continues(segment)) {
            text();
        }
        lines.add(segment);
    }

    private boolean continues(Segment segment) {
        Segment first = lines.get(0);
        return segment.is(first.name())
                && (segment.is("NTE")
                        || !segment.field(3).isPresent()
                        || segment.field(3).raw().equals(first.field(3).raw()));
    }

    /** Ends a text. */
    private void text() {
        if (lines.isEmpty()) {
            return;
        }
        int bytes = 0;
        for (Segment line : lines) {
            bytes += line.field(value(line)).length();
        }
        if (bytes <= room) {
            room -= bytes;
            inline();
        } else {
            pointed();
        }
        lines.clear();
    }

    private void inline() {
        StringBuilder text = new StringBuilder();
        for (Segment line : lines) {
            List<Repetition> repetitions = line.field(value(line)).repetitions();
            for (Repetition each : repetitions) {
                text.append(said(line, each)).append('\n');
            }
            if (repetitions.isEmpty()) {
                text.append('\n');
            }
        }
        String whole = text.toString().strip();
        if (!whole.isEmpty()) {
            out.item().object("attachment").plain("contentType", "text/plain;charset=utf-8");
            out.plain("data", Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8)));
            title(lines.get(0));
            out.close().close();
            add();
        }
    }

    private void pointed() {
        for (Segment line : lines) {
            for (Repetition each : line.field(value(line)).repetitions()) {
                out.item().object("attachment");
                Attachments.text(each, context, out);
                title(line);
                out.close().close();
                add();
            }
        }
    }

    /** What one value says as text: of a code its meaning, of a number its unit too. */
    private static String said(Segment line, Repetition value) {
        if (line.is("NTE")) {
            return value(line) == 9 ? Cwe.text(Composite.of(value)) : value.wholeText();
        }
        String text = switch (ObxValue.type(line)) {
            case "CE", "CWE", "CNE", "CF" -> Cwe.text(Composite.of(value));
            default -> value.wholeText();
        };
        return line.field(6).isPresent() ? text + ' ' + Quantities.text(Composite.of(line.field(6))) : text;
    }

    /** The field that holds the text: of a comment that is only a code, the code. */
    private static int value(Segment line) {
        if (line.is("NTE")) {
            return line.field(3).isPresent() ? 3 : 9;
        }
        return 5;
    }

    private void title(Segment segment) {
        if (!out.untouched() && segment.is("OBX")) {
            out.text("title", Cwe.text(Composite.of(segment.field(3))));
        }
    }

    private void add() {
        String item = out.take();
        if (item != null) {
            items.append(items.length() == 0 ? "" : ",").append(item);
        }
    }
}
