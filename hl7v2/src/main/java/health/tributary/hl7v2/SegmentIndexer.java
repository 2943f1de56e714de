package health.tributary.hl7v2;

import health.tributary.hl7v2.Unreadable.Reason;
import java.util.Optional;

/**
 * The one pass over a message's bytes: finds the segments, and whether there are bytes above ASCII or escape characters
 * at all, which lets most values be read the short way.
 */
final class SegmentIndexer {
    private static final int END_OF_BLOCK = 0x1C;

    private final byte[] bytes;
    private final Delimiters delimiters;
    private final WarningLog warnings;
    private final SegmentIndex segments = new SegmentIndex();
    private boolean ascii = true;
    private boolean escapes;
    private boolean carriageReturns;
    private boolean several;
    private int to;

    SegmentIndexer(byte[] bytes, Delimiters delimiters, WarningLog warnings) {
        this.bytes = bytes;
        this.delimiters = delimiters;
        this.warnings = warnings;
    }

    SegmentIndex segments() {
        return segments;
    }

    boolean ascii() {
        return ascii;
    }

    boolean escapes() {
        return escapes;
    }

    /** Finds the segments from {@code start}, which is MSH; a reason if this is not one message. */
    Optional<Reason> index(int start, int end) {
        to = withoutPadding(start, end);
        int firstEnd = Scan.lineEnd(bytes, start, to);
        carriageReturns = firstEnd == to || bytes[firstEnd] == '\r';
        if (!carriageReturns) {
            warnings.add(Repair.LINE_FEED_ENDS_SEGMENT, Location.WHOLE);
        }
        int high = 0;
        int escape = Delimiters.asByte(delimiters.escape());
        int line = start;
        int i = DelimiterReader.secondFieldEnd(bytes, start, firstEnd);
        while (i < to && segments.size() <= SegmentIndex.MAX_SEGMENTS) {
            int b = bytes[i];
            high |= b;
            if (b == escape) {
                escapes = true;
            } else if (b >= 0 && b <= END_OF_BLOCK && endsSegment(i)) {
                add(line, i);
                line = next(i);
                i = line;
                continue;
            }
            i++;
        }
        ascii = high >= 0;
        if (line < to) {
            add(line, to);
        }
        if (segments.size() > SegmentIndex.MAX_SEGMENTS) {
            return Optional.of(Reason.TOO_MANY_SEGMENTS);
        }
        return several ? Optional.of(Reason.SEVERAL_MESSAGES) : Optional.empty();
    }

    /** Zeros and the end-of-file character that some transports pad with. */
    private int withoutPadding(int start, int end) {
        int last = end;
        while (last > start && (bytes[last - 1] == 0 || bytes[last - 1] == 0x1A)) {
            last--;
        }
        if (last < end) {
            warnings.add(Repair.TRAILING_BYTES, Location.WHOLE);
        }
        return last;
    }

    private boolean endsSegment(int at) {
        return switch (bytes[at]) {
            case '\r' -> true;
            case '\n' -> lineFeedEnds(at);
            case END_OF_BLOCK -> endOfBlock(at);
            default -> false;
        };
    }

    /**
     * Where segments end with carriage returns, a line feed that no segment follows is part of a text: to cut there
     * would cut a report.
     */
    private boolean lineFeedEnds(int at) {
        if (!carriageReturns) {
            return true;
        }
        int next = at + 1;
        boolean segmentFollows = next + 3 < to && SegmentIndex.codeAt(bytes, next, next + 4, delimiters.field()) != 0;
        boolean ends = segmentFollows || next == to || bytes[next] == '\r' || bytes[next] == END_OF_BLOCK;
        warnings.addOnce(ends ? Repair.MIXED_SEGMENT_ENDS : Repair.LINE_BREAK_IN_FIELD, Location.WHOLE);
        return ends;
    }

    /** 0x1C before a carriage return or at the end closes the MLLP block: what follows is not of this message. */
    private boolean endOfBlock(int at) {
        int next = at + 1;
        if (next < to && bytes[next] != '\r' && bytes[next] != '\n') {
            return false;
        }
        warnings.addOnce(Repair.FRAME_BYTES, Location.WHOLE);
        while (next < to && bytes[next] >= 0 && bytes[next] <= ' ') {
            next++;
        }
        if (next < to) {
            several |= SegmentIndex.codeAt(bytes, next, Math.min(next + 4, to), delimiters.field()) == SegmentIndex.MSH;
            warnings.add(Repair.TRAILING_BYTES, Location.WHOLE);
        }
        to = at;
        return true;
    }

    private int next(int at) {
        boolean pair = at + 1 < to && bytes[at] == '\r' && bytes[at + 1] == '\n';
        return Math.min(to, at + (pair ? 2 : 1));
    }

    private void add(int lineStart, int lineEnd) {
        int start = lineStart;
        while (start < lineEnd && Scan.blank(bytes[start])) {
            start++;
        }
        if (lineStart == to) {
            return;
        }
        if (start == lineEnd) {
            warnings.addOnce(Repair.EMPTY_SEGMENTS_SKIPPED, Location.WHOLE);
            return;
        }
        int code = SegmentIndex.codeAt(bytes, start, lineEnd, delimiters.field());
        several |= code == SegmentIndex.MSH && segments.size() > 0;
        segments.add(start, lineEnd, code);
        if (start > lineStart) {
            warnOfName(Repair.LEADING_BLANKS);
        }
        if (code == 0) {
            warnOfName(Repair.BAD_SEGMENT_NAME);
        } else if (bytes[start] >= 'a' || bytes[start + 1] >= 'a' || bytes[start + 2] >= 'a') {
            warnOfName(Repair.LOWER_CASE_NAME);
        }
    }

    private void warnOfName(Repair repair) {
        Location place = warnings.full() ? Location.WHOLE : segments.locateLast();
        warnings.add(repair, place);
    }
}
