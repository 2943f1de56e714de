package health.tributary.record.api;

import health.tributary.hl7v2.ByteRange;
import health.tributary.hl7v2.Component;
import health.tributary.hl7v2.Delimiters;
import health.tributary.hl7v2.Field;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Part;
import health.tributary.hl7v2.Repetition;
import health.tributary.hl7v2.Segment;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cuts a document out of its message. */
final class BinaryContent {
    private BinaryContent() {}

    /**
     * The document's bytes, decoded; texts in UTF-8. Empty if the range is not exactly one value of the message (a repetition or a
     * component) or that of the values of OBX segments which stand one behind the other, or is not what its encoding says.
     *
     * @param body the message as it came
     * @param charset of messages of its feed that name none: ranges point into a copy where the reader must make one
     */
    static Optional<byte[]> of(BinaryId id, byte[] body, Charset charset) {
        if (!(Message.read(body, charset) instanceof Message message)) {
            return Optional.empty();
        }
        Optional<Part> part = part(message, id.range());
        return part.isPresent()
                ? decoded(List.of(part.get()), id.encoding(), message.delimiters())
                : decoded(pieces(message, id.range()), id.encoding(), message.delimiters());
    }

    /** The values (ED, component 5) of a document that is cut over several OBX; none if the range is not theirs. */
    private static List<Part> pieces(Message message, ByteRange range) {
        List<Part> pieces = new ArrayList<>();
        for (Segment segment : message.segments()) {
            boolean within =
                    segment.range().end() > range.offset() && segment.range().offset() < range.end();
            if (within && !segment.is("OBX")) {
                return List.of();
            }
            if (within) {
                pieces.add(segment.field(5).repetition(1).component(5));
            }
        }
        boolean theirs = pieces.size() > 1
                && pieces.get(0).range().offset() == range.offset()
                && pieces.get(pieces.size() - 1).range().end() == range.end();
        return theirs ? pieces : List.of();
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

    /**
     * The bytes of all parts.
     *
     * @param parts in their order; none is no document
     */
    private static Optional<byte[]> decoded(List<Part> parts, BinaryId.Encoding encoding, Delimiters delimiters) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (encoding) {
                        case TEXT -> text(parts);
                        case BASE64 -> base64(parts, delimiters);
                        case WHOLE -> throw new IllegalArgumentException("an HL7 v2 message is no document");
                        case HEX ->
                            HexFormat.of().parseHex(new String(digits(parts, delimiters), StandardCharsets.ISO_8859_1));
                    });
        } catch (IllegalArgumentException e) {
            // Its text quotes the document.
            return Optional.empty();
        }
    }

    private static byte[] text(List<Part> parts) {
        return parts.stream().map(Part::wholeText).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    /** Pieces are cut from one base64 text, at any digit; or each is a text of its own, and all but the last may have its padding. */
    private static byte[] base64(List<Part> parts, Delimiters delimiters) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        int from = 0;
        for (int end = 1; end <= parts.size(); end++) {
            byte[] last = digits(parts.subList(end - 1, end), delimiters);
            if (end == parts.size() || (last.length > 0 && last[last.length - 1] == '=')) {
                decoded.writeBytes(Base64.getDecoder().decode(digits(parts.subList(from, end), delimiters)));
                from = end;
            }
        }
        return decoded.toByteArray();
    }

    private static byte[] digits(List<Part> parts, Delimiters delimiters) {
        if (parts.size() == 1) {
            return digits(parts.get(0).bytes(), delimiters);
        }
        ByteArrayOutputStream digits = new ByteArrayOutputStream();
        for (Part part : parts) {
            digits.writeBytes(digits(part.bytes(), delimiters));
        }
        return digits.toByteArray();
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
