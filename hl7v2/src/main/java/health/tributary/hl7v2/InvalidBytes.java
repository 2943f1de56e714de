package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Says in which fields there are bytes that the character set does not have; once per segment. */
final class InvalidBytes {
    private InvalidBytes() {}

    static void warn(byte[] bytes, SegmentIndex segments, Delimiters delimiters, Charset charset, WarningLog warnings) {
        if (charset.equals(StandardCharsets.ISO_8859_1)) {
            return;
        }
        CharsetDecoder decoder = Transcoding.strict(charset);
        for (int i = 0; i < segments.size() && !warnings.full(); i++) {
            int at = Transcoding.firstInvalid(bytes, segments.start(i), segments.end(i), decoder);
            if (at >= 0) {
                warnings.add(Repair.INVALID_BYTES, place(bytes, segments, i, at, delimiters));
            }
        }
    }

    /** For a copy in UTF-8 of bytes that were not all readable: finds the replacement characters. */
    static void warnOfReplacements(byte[] bytes, SegmentIndex segments, Delimiters delimiters, WarningLog warnings) {
        for (int i = 0; i < segments.size() && !warnings.full(); i++) {
            for (int at = segments.start(i); at < segments.end(i) - 2; at++) {
                if (bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBF && bytes[at + 2] == (byte) 0xBD) {
                    warnings.add(Repair.INVALID_BYTES, place(bytes, segments, i, at, delimiters));
                    break;
                }
            }
        }
    }

    private static Location place(byte[] bytes, SegmentIndex segments, int segment, int at, Delimiters delimiters) {
        int code = segments.code(segment);
        int pieces = Scan.pieces(bytes, delimiters.field(), segments.start(segment), at + 1);
        int field = SegmentIndex.header(code) ? pieces : pieces - 1;
        return new Location(SegmentIndex.name(code), segments.occurrence(segment), field, 0, 0, 0);
    }
}
