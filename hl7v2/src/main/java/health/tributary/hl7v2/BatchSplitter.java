package health.tributary.hl7v2;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Walks over the lines of a file once and cuts at those that begin with a header or a trailer. */
final class BatchSplitter {
    private static final int NOWHERE = -1;

    private final byte[] bytes;
    private final Charset charset;
    private final WarningLog warnings = new WarningLog();
    private final List<Batch.Group> groups = new ArrayList<>();
    private final List<ByteRange> messages = new ArrayList<>();
    private Optional<Segment> fileHeader = Optional.empty();
    private Optional<Segment> batchHeader = Optional.empty();
    private boolean fileTrailer;
    private int message = NOWHERE;

    BatchSplitter(byte[] bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
    }

    Batch split() {
        int at = 0;
        while (at < bytes.length) {
            int start = skipLead(at);
            int lineEnd = Scan.lineEnd(bytes, start, bytes.length);
            line(start, lineEnd);
            at = lineEnd + 1;
        }
        closeMessage(bytes.length);
        closeGroup();
        if (fileHeader.isPresent() && !fileTrailer) {
            warnings.add(Repair.BATCH_TRAILER_MISSING, new Location("FHS", 1, 0, 0, 0, 0));
        }
        return new Batch(bytes, fileHeader, groups, warnings.list());
    }

    /** Blanks, byte order mark and frame bytes before a line; no further than the line. */
    private int skipLead(int from) {
        int at = from;
        while (at < bytes.length
                && bytes[at] != '\r'
                && bytes[at] != '\n'
                && ((bytes[at] >= 0 && bytes[at] <= ' ') || (at < 3 && bytes[at] < 0))) {
            at++;
        }
        return at;
    }

    private void line(int start, int end) {
        int code = code(start, end);
        if (code == SegmentIndex.MSH) {
            closeMessage(start);
            message = start;
        } else if (code == SegmentIndex.FHS) {
            closeMessage(start);
            fileHeader = header(start, end);
        } else if (code == SegmentIndex.BHS) {
            closeMessage(start);
            closeGroup();
            batchHeader = header(start, end);
        } else if (code == SegmentIndex.BTS) {
            closeMessage(start);
            closeGroup(count(start, end));
        } else if (code == SegmentIndex.FTS) {
            closeMessage(start);
            closeFile(start, end);
        } else if (message == NOWHERE && start < end) {
            warnings.addOnce(Repair.OUTSIDE_OF_MESSAGES, Location.WHOLE);
        }
    }

    /** Before a header is read the field separator is unknown: it is what follows the name, if that can be one. */
    private int code(int start, int end) {
        if (end - start <= 3) {
            int code = SegmentIndex.codeAt(bytes, start, end, 0);
            return SegmentIndex.header(code) ? 0 : code;
        }
        int separator = bytes[start + 3];
        return Delimiters.mayDelimit(separator) ? SegmentIndex.codeAt(bytes, start, end, separator) : 0;
    }

    private void closeMessage(int end) {
        if (message != NOWHERE) {
            messages.add(new ByteRange(message, end - message));
            message = NOWHERE;
        }
    }

    /** Where no BTS closes the group. */
    private void closeGroup() {
        if (batchHeader.isPresent()) {
            warnings.add(Repair.BATCH_TRAILER_MISSING, new Location("BHS", groups.size() + 1, 0, 0, 0, 0));
        }
        closeGroup(OptionalLong.empty());
    }

    private void closeGroup(OptionalLong stated) {
        if (messages.isEmpty() && batchHeader.isEmpty() && stated.isEmpty()) {
            return;
        }
        Location place = new Location("BTS", groups.size() + 1, stated.isPresent() ? 1 : 0, 0, 0, 0);
        if (stated.isPresent() && stated.getAsLong() != messages.size()) {
            warnings.add(Repair.BATCH_COUNT_WRONG, place);
        }
        groups.add(new Batch.Group(batchHeader, messages, stated));
        messages.clear();
        batchHeader = Optional.empty();
    }

    private void closeFile(int start, int end) {
        closeGroup();
        fileTrailer = true;
        OptionalLong stated = count(start, end);
        if (stated.isPresent() && stated.getAsLong() != groups.size()) {
            warnings.add(Repair.BATCH_COUNT_WRONG, Location.of("FTS", 1));
        }
    }

    /** BTS-1 or FTS-1; the separator is whatever follows the name. */
    private OptionalLong count(int start, int end) {
        long count = 0;
        int digits = 0;
        for (int i = start + 4; i < end && bytes[i] >= '0' && bytes[i] <= '9' && digits < 18; i++) {
            count = count * 10 + bytes[i] - '0';
            digits++;
        }
        return digits == 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private Optional<Segment> header(int start, int end) {
        return DelimiterReader.read(bytes, start, end, warnings).map(delimiters -> {
            SegmentIndexer indexer = new SegmentIndexer(bytes, delimiters, new WarningLog());
            indexer.index(start, end);
            CharacterSet set = new CharacterSet(charset, charset);
            return new Message(bytes, delimiters, indexer.segments(), set, indexer.ascii(), true, List.of()).segment(0);
        });
    }
}
