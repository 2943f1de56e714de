package health.tributary.hl7v2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Writes segments field by field; fields that were sent to us go back byte for byte. */
final class SegmentWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private final Delimiters delimiters;
    private final Charset charset;

    SegmentWriter(Delimiters delimiters, Charset charset) {
        this.delimiters = delimiters;
        this.charset = charset;
    }

    /** Begins MSH, FHS or BHS with their first two fields. */
    SegmentWriter header(String name) {
        out.writeBytes(encode(name + delimiters.field() + delimiters.encodingCharacters()));
        return this;
    }

    SegmentWriter segment(String name) {
        out.writeBytes(encode(name));
        return this;
    }

    /** The next field: plain text, escaped. */
    SegmentWriter text(String text) {
        return built(Escapes.escape(text, delimiters));
    }

    /** The next field, with its delimiters already in place. */
    SegmentWriter built(String field) {
        out.write(delimiters.field());
        out.writeBytes(encode(field));
        return this;
    }

    /** The next field as it was sent, whatever it holds; a line break in it, which would end the segment, is a blank. */
    SegmentWriter echo(Part part) {
        out.write(delimiters.field());
        for (int i = part.start; i < part.end; i++) {
            byte b = part.message.bytes[i];
            out.write(b == '\r' || b == '\n' ? ' ' : b);
        }
        return this;
    }

    SegmentWriter skip(int fields) {
        for (int i = 0; i < fields; i++) {
            out.write(delimiters.field());
        }
        return this;
    }

    SegmentWriter end() {
        out.write('\r');
        return this;
    }

    /** Components of one field, each escaped, without the empty ones at the end. */
    String components(String... components) {
        int last = components.length;
        while (last > 0 && components[last - 1].isEmpty()) {
            last--;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < last; i++) {
            joined.append(i == 0 ? "" : String.valueOf(delimiters.component()))
                    .append(Escapes.escape(components[i], delimiters));
        }
        return joined.toString();
    }

    SegmentWriter whole(byte[] segments) {
        out.writeBytes(segments);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private byte[] encode(String text) {
        return text.getBytes(charset);
    }
}
