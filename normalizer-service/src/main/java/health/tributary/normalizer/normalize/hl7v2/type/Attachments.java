package health.tributary.normalizer.normalize.hl7v2.type;

import health.tributary.contract.MessageId;
import health.tributary.hl7v2.ByteRange;
import health.tributary.hl7v2.Repetition;
import health.tributary.normalizer.normalize.draft.JsonWriter;
import health.tributary.normalizer.normalize.hl7v2.Context;
import health.tributary.normalizer.vocabulary.LocalUri;
import health.tributary.normalizer.vocabulary.MediaTypes;
import java.util.Locale;

/**
 * ED[Attachment] and RP[Attachment]. The data itself stays in the archive: the attachment's {@code url} is
 * {@code Binary/<message id>-<offset>-<length>-<encoding>}, where offset and length are a range of bytes of the message as the
 * HL7 v2 reader shows it ({@code Message.content()}) and the encoding is {@code b64}, {@code hex} or {@code raw} (text with HL7
 * escape sequences). So a document of 20 MB costs no more than one of a line.
 */
public final class Attachments {
    private Attachments() {}

    /** ED: type, subtype, encoding, data. Nothing if there is no data. */
    public static void embedded(Repetition value, Context context, JsonWriter out) {
        embedded(value, value, context, out);
    }

    /**
     * The same of a document in pieces, each an ED of an OBX, one behind the other: its range is that from the first one's data to the last
     * one's, with all that stands between.
     */
    public static void embedded(Repetition value, Repetition last, Context context, JsonWriter out) {
        int begin = value.component(5).range().offset();
        ByteRange data = new ByteRange(begin, last.component(5).range().end() - begin);
        if (data.length() == 0) {
            context.warn(value.location().toString(), "an embedded document without data; left out");
            return;
        }
        String type =
                MediaTypes.of(value.component(2).text(), value.component(3).text());
        out.text("contentType", type);
        String encoding = encoding(value.component(4).text().trim(), type);
        out.plain("url", pointer(context.id(), data, encoding));
    }

    /** RP: pointer, application, type, subtype. */
    public static void pointed(Repetition value, Context context, JsonWriter out) {
        // Ampersands in an address are no delimiters.
        String pointer = value.component(1).wholeText().strip();
        if (pointer.isEmpty()) {
            context.warn(value.location().toString(), "a pointer to a document that points nowhere; left out");
            return;
        }
        out.text(
                "contentType",
                MediaTypes.of(value.component(3).text(), value.component(4).text()));
        if (LocalUri.isUri(pointer)) {
            out.plain("url", pointer);
        } else {
            out.text("title", pointer);
        }
    }

    /** A text that is too long for a {@code string}. */
    public static void text(Repetition value, Context context, JsonWriter out) {
        out.plain("contentType", "text/plain");
        out.plain("url", pointer(context.id(), value.range(), "raw"));
    }

    private static String encoding(String declared, String type) {
        return switch (declared.toUpperCase(Locale.ROOT)) {
            case "BASE64" -> "b64";
            case "HEX" -> "hex";
            case "A" -> "raw";
            default -> type.startsWith("text/") ? "raw" : "b64";
        };
    }

    private static String pointer(MessageId message, ByteRange range, String encoding) {
        return "Binary/" + message.value() + '-' + range.offset() + '-' + range.length() + '-' + encoding;
    }
}
