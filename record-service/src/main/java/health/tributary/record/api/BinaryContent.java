package health.tributary.record.api;

import health.tributary.hl7v2.ByteRange;
import health.tributary.hl7v2.Component;
import health.tributary.hl7v2.Delimiters;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Part;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Cuts a document out of its message. */
final class BinaryContent {
    private BinaryContent() {}

    /**
     * The document's bytes, decoded; texts in UTF-8. Empty if the range is not exactly one value of the message (a repetition or a
     * component), or is not what its encoding says.
     *
     * @param body the message as it came
     * @param charset of messages of its feed that name none: ranges point into a copy where the reader must make one
     */
    static Optional<byte[]> of(BinaryId id, byte[] body, Charset charset) {
        if (!(Message.read(body, charset) instanceof Message message)) {
            return Optional.empty();
        }
        return part(message, id.range()).flatMap(part -> decoded(part, id.encoding(), message.delimiters()));
    }

    private static Optional<Part> part(Message message, ByteRange range) {
        for (Segment segment : message.segments()) {
            if (holds(segment.range(), range)) {
                return part(segment, range);
            }
        }
        return Optional.empty();
    }

    private static Optional<Part> part(Segment segment, ByteRange range) {
        for (int n = 1; n <= segment.fieldCount(); n++) {
            Field field = segment.field(n);
            if (holds(field.range(), range)) {
                return field.repetitions().stream()
                        .filter(repetition -> holds(repetition.range(), range))
                        .findFirst()
                        .flatMap(repetition -> part(repetition, range));
            }
        }
        return Optional.empty();
    }

    private static Optional<Part> part(Repetition repetition, ByteRange range) {
        if (repetition.range().equals(range)) {
            return Optional.of(repetition);
        }
        for (Component component : repetition.components()) {
            if (component.range().equals(range)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    private static boolean holds(ByteRange outer, ByteRange inner) {
        return outer.offset() <= inner.offset() && inner.end() <= outer.end();
    }

    private static Optional<byte[]> decoded(Part part, BinaryId.Encoding encoding, Delimiters delimiters) {
        try {
            return Optional.of(
                    switch (encoding) {
                        case TEXT -> part.wholeText().getBytes(StandardCharsets.UTF_8);
                        case BASE64 -> Base64.getDecoder().decode(digits(part.bytes(), delimiters));
                        case WHOLE -> throw new IllegalArgumentException("an HL7 v2 message is no document");
                        case HEX ->
                            HexFormat.of()
                                    .parseHex(
                                            new String(digits(part.bytes(), delimiters), StandardCharsets.ISO_8859_1));
                    });
        } catch (IllegalArgumentException e) {
            // Its text quotes the document.
            return Optional.empty();
        }
    }

    /** What is left without blanks, line ends and escape sequences: senders break the lines of long values with them. */
    private static byte[] digits(ByteBuffer value, Delimiters delimiters) {
        byte[] digits = new byte[value.remaining()];
        int length = 0;
        int at = 0;
        while (at < value.limit()) {
            byte b = value.get(at);
            int close = b == delimiters.escape() ? next(value, b, at + 1) : -1;
            if (close > 0) {
                at = close;
            } else if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                digits[length++] = b;
            }
            at++;
        }
        return Arrays.copyOf(digits, length);
    }

    private static int next(ByteBuffer value, byte wanted, int from) {
        for (int at = from; at < value.limit(); at++) {
            if (value.get(at) == wanted) {
                return at;
            }
        }
        return -1;
    }
}
