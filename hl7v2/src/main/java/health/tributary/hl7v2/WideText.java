package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds text whose characters are two or four bytes wide, by its byte order mark or by the zeros beside ASCII. */
final class WideText {
    private WideText() {}

    static Optional<Charset> detect(byte[] bytes, int from, int to) {
        if (to - from < 4) {
            return Optional.empty();
        }
        int a = bytes[from] & 0xFF;
        int b = bytes[from + 1] & 0xFF;
        int c = bytes[from + 2] & 0xFF;
        int d = bytes[from + 3] & 0xFF;
        if ((a == 0xFF && b == 0xFE && c == 0 && d == 0) || (a != 0 && b == 0 && c == 0 && d == 0)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (a == 0 && b == 0 && ((c == 0xFE && d == 0xFF) || (c == 0 && d != 0))) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if ((a == 0xFE && b == 0xFF) || (a == 0 && b != 0 && c == 0 && d != 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if ((a == 0xFF && b == 0xFE) || (a != 0 && b == 0 && c != 0 && d == 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }
}
