package health.tributary.record.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A CDA document as it came, or the body of another kind that is embedded in it. */
final class CdaContent {
    private CdaContent() {}

    /** The document's bytes. Empty if the range is not all of the message, or not exactly one run of base64 between tags. */
    static Optional<byte[]> of(BinaryId id, byte[] body) {
        return switch (id.encoding()) {
            case WHOLE ->
                id.range().offset() == 0 && id.range().end() == body.length ? Optional.of(body) : Optional.empty();
            case BASE64 -> embedded(id, body);
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> embedded(BinaryId id, byte[] body) {
        int from = id.range().offset();
        int to = id.range().end();
        if (from == 0 || to >= body.length || !ends(body[from - 1]) || !ends(body[to])) {
            return Optional.empty();
        }
        String text = new String(Arrays.copyOfRange(body, from, to), StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(Base64.getDecoder().decode(withoutBlanks(text)));
        } catch (IllegalArgumentException e) {
            // Its text quotes the document.
            return Optional.empty();
        }
    }

    private static boolean ends(byte b) {
        return b == '>' || b == '<' || b == '[' || b == ']' || b <= ' ';
    }

    private static String withoutBlanks(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }
}
