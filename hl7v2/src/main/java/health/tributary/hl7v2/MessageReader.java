package health.tributary.hl7v2;

import health.tributary.hl7v2.Unreadable.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The steps from bytes to a message: where it begins, its delimiters, its character set, its segments. */
final class MessageReader {
    private static final int VERTICAL_TAB = 0x0B;

    private MessageReader() {}

    static ReadResult read(byte[] bytes, int from, int to, Charset defaultCharset) {
        WarningLog warnings = new WarningLog();
        Optional<Charset> wide = WideText.detect(bytes, from, to);
        if (wide.isPresent()) {
            return readWide(bytes, from, to, wide.get(), warnings);
        }
        int start = skipLead(bytes, from, to, warnings);
        Optional<Unreadable> none = noMessageAt(bytes, start, to);
        if (none.isPresent()) {
            return none.get();
        }
        int lineEnd = Scan.lineEnd(bytes, start, to);
        Optional<Delimiters> delimiters = DelimiterReader.read(bytes, start, lineEnd, warnings);
        if (delimiters.isEmpty()) {
            return unreadable(Reason.BAD_DELIMITERS, 2);
        }
        Charset charset = CharsetChoice.choose(bytes, start, lineEnd, to, delimiters.get(), defaultCharset, warnings);
        if (CharsetChoice.mustTranscode(bytes, start, to, charset)) {
            byte[] copy = Transcoding.toUtf8(bytes, start, to, charset);
            boolean lossless = Transcoding.lossless(bytes, start, to, charset);
            CharacterSet set = new CharacterSet(charset, StandardCharsets.UTF_8);
            return index(copy, 0, copy.length, delimiters.get(), set, lossless, warnings);
        }
        return index(bytes, start, to, delimiters.get(), new CharacterSet(charset, charset), true, warnings);
    }

    /** UTF-16 and UTF-32 show in the bytes, whatever MSH-18 says. */
    private static ReadResult readWide(byte[] bytes, int from, int to, Charset charset, WarningLog warnings) {
        byte[] copy = Transcoding.toUtf8(bytes, from, to, charset);
        int start = skipLead(copy, 0, copy.length, warnings);
        Optional<Unreadable> none = noMessageAt(copy, start, copy.length);
        if (none.isPresent()) {
            return none.get();
        }
        int lineEnd = Scan.lineEnd(copy, start, copy.length);
        Optional<Delimiters> delimiters = DelimiterReader.read(copy, start, lineEnd, warnings);
        if (delimiters.isEmpty()) {
            return unreadable(Reason.BAD_DELIMITERS, 2);
        }
        boolean lossless = Transcoding.lossless(bytes, from, to, charset);
        CharacterSet set = new CharacterSet(charset, StandardCharsets.UTF_8);
        return index(copy, start, copy.length, delimiters.get(), set, lossless, warnings);
    }

    private static ReadResult index(
            byte[] bytes,
            int start,
            int to,
            Delimiters delimiters,
            CharacterSet charset,
            boolean lossless,
            WarningLog warnings) {
        SegmentIndexer indexer = new SegmentIndexer(bytes, delimiters, warnings);
        Optional<Reason> refused = indexer.index(start, to);
        if (refused.isPresent()) {
            return new Unreadable(
                    refused.get(), Location.WHOLE, Optional.of(headerAlone(bytes, start, to, delimiters, charset)));
        }
        if (!lossless) {
            InvalidBytes.warnOfReplacements(bytes, indexer.segments(), delimiters, warnings);
        } else if (!indexer.ascii() && !charset.transcoded()) {
            InvalidBytes.warn(bytes, indexer.segments(), delimiters, charset.ofContent(), warnings);
        }
        warnOfMissing(bytes, indexer.segments(), delimiters, warnings);
        return new Message(
                bytes, delimiters, indexer.segments(), charset, indexer.ascii(), indexer.escapes(), warnings.list());
    }

    private static Message headerAlone(byte[] bytes, int start, int to, Delimiters delimiters, CharacterSet charset) {
        SegmentIndex header = new SegmentIndex();
        header.add(start, Scan.lineEnd(bytes, start, to), SegmentIndex.MSH);
        return new Message(bytes, delimiters, header, charset, false, true, List.of());
    }

    private static int skipLead(byte[] bytes, int from, int to, WarningLog warnings) {
        int at = from;
        while (at < to) {
            if (byteOrderMark(bytes, at, to)) {
                warnings.add(Repair.BYTE_ORDER_MARK, Location.WHOLE);
                at += 3;
            } else if (bytes[at] >= 0 && bytes[at] <= ' ') {
                warnings.addOnce(bytes[at] == VERTICAL_TAB ? Repair.FRAME_BYTES : Repair.LEADING_BYTES, Location.WHOLE);
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean byteOrderMark(byte[] bytes, int at, int to) {
        return to - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF;
    }

    private static Optional<Unreadable> noMessageAt(byte[] bytes, int start, int to) {
        if (start == to) {
            return Optional.of(new Unreadable(Reason.EMPTY, Location.WHOLE));
        }
        int code = to - start < 3 ? 0 : SegmentIndex.codeAt(bytes, start, start + 3, 0);
        if (code == SegmentIndex.FHS || code == SegmentIndex.BHS) {
            return Optional.of(new Unreadable(Reason.BATCH, Location.WHOLE));
        }
        if (code != SegmentIndex.MSH) {
            return Optional.of(new Unreadable(Reason.NO_MSH, Location.WHOLE));
        }
        int lineEnd = Scan.lineEnd(bytes, start, to);
        return lineEnd - start < 5 || DelimiterReader.secondFieldEnd(bytes, start, lineEnd) == start + 4
                ? Optional.of(unreadable(Reason.MSH_TOO_SHORT, 0))
                : Optional.empty();
    }

    private static Unreadable unreadable(Reason reason, int field) {
        return new Unreadable(reason, Location.of("MSH", field));
    }

    private static void warnOfMissing(byte[] bytes, SegmentIndex segments, Delimiters delimiters, WarningLog warnings) {
        int from = segments.start(0);
        int to = segments.end(0);
        if (missing(bytes, from, to, delimiters, 9)) {
            warnings.add(Repair.MISSING_MESSAGE_TYPE, Location.of("MSH", 9));
        }
        if (missing(bytes, from, to, delimiters, 10)) {
            warnings.add(Repair.MISSING_CONTROL_ID, Location.of("MSH", 10));
        }
        if (missing(bytes, from, to, delimiters, 12)) {
            warnings.add(Repair.MISSING_VERSION, Location.of("MSH", 12));
        }
    }

    private static boolean missing(byte[] bytes, int from, int to, Delimiters delimiters, int field) {
        int at = Scan.pieceStart(bytes, delimiters.field(), from, to, field);
        return at < 0 || at == to || bytes[at] == delimiters.field();
    }
}
