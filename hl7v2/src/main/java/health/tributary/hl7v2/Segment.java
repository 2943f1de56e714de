package health.tributary.hl7v2;

import java.util.Arrays;

/**
 * A segment of a message: a view over its bytes. Where its fields are is found when the first of them is asked for,
 * and kept. Safe to share between threads. Prints its place, never its content.
 */
public final class Segment {
    private static final int USUAL_FIELDS = 24;

    final Message message;
    private final int index;
    private final int start;
    private final int end;
    private final int code;
    /** Where piece k begins, with one entry more than pieces; piece 0 is the name. */
    private volatile int[] pieces;
    /** Which fields were asked for: bit n-1, and of those beyond 64 in the other. Never needed for what a field is. */
    private long asked;

    private long askedBeyond;
    /** Made when it is first asked for: places of values are printed with it. */
    private volatile String name;

    Segment(Message message, int index, int start, int end, int code) {
        this.message = message;
        this.index = index;
        this.start = start;
        this.end = end;
        this.code = code;
    }

    /** The name in upper case, {@link Location#UNNAMED} if what is there is no segment's name. */
    public String name() {
        String known = name;
        if (known == null) {
            known = SegmentIndex.name(code);
            name = known;
        }
        return known;
    }

    /** Whether this is a segment of that name. */
    public boolean is(String name) {
        return code == SegmentIndex.code(name);
    }

    /** Whether a site defined the segment: its name begins with Z. */
    public boolean isLocal() {
        return code >>> 16 == 'Z';
    }

    /** The place in {@link Message#segments()}, from 0. */
    public int index() {
        return index;
    }

    /** Which one of the segments of its name, from 1. */
    public int occurrence() {
        return message.occurrence(index);
    }

    /** The number of the last field that is written, also an empty one. */
    public int fieldCount() {
        int delimiters = pieces().length - 2;
        return header() ? delimiters + 1 : delimiters;
    }

    /**
     * The n-th field, from 1; an empty one if there are fewer. In MSH, FHS and BHS field 1 is the field separator
     * itself and field 2 the encoding characters, both as they are.
     */
    public Field field(int n) {
        int[] at = pieces();
        if (n < 1) {
            throw new IllegalArgumentException("fields count from 1");
        }
        if (n <= Long.SIZE) {
            asked |= 1L << (n - 1);
        } else {
            askedBeyond |= 1L << (n - 1);
        }
        boolean header = header();
        int last = at.length - 2;
        if (header && n == 1 && last > 0) {
            return new Field(this, 1, at[1] - 1, at[1], true);
        }
        int piece = header ? n - 1 : n;
        if (piece > last) {
            return new Field(this, n, end, end, false);
        }
        return new Field(this, n, at[piece], at[piece + 1] - 1, header && n == 2);
    }

    /** Whether any field was asked for. */
    public boolean isAsked() {
        return (asked | askedBeyond) != 0;
    }

    /**
     * Whether something is written in the n-th field that nobody asked for: what a reader did not use. Exact where one thread
     * reads the message, and up to field 128.
     */
    public boolean isUnread(int n) {
        int[] at = pieces();
        int piece = header() ? n - 1 : n;
        boolean wasAsked = ((n <= Long.SIZE ? asked : askedBeyond) & 1L << (n - 1)) != 0;
        return piece >= 1 && piece <= at.length - 2 && !wasAsked && at[piece + 1] - 1 > at[piece];
    }

    /** {@link Part#text()} of a field. */
    public String text(int field) {
        return field(field).text();
    }

    /** {@link Part#text()} of a component of a field's first repetition. */
    public String text(int field, int component) {
        return field(field).component(component).text();
    }

    /** What the segment holds as it was sent, decoded: for segments without a name. */
    public String raw() {
        return message.plain(start, end);
    }

    /** Where the bytes are in {@link Message#content()}, without the segment's end. */
    public ByteRange range() {
        return new ByteRange(start, end - start);
    }

    public Location location() {
        return new Location(name(), occurrence(), 0, 0, 0, 0);
    }

    @Override
    public String toString() {
        return location() + " (" + (end - start) + " bytes)";
    }

    private boolean header() {
        return SegmentIndex.header(code);
    }

    private int[] pieces() {
        int[] known = pieces;
        if (known == null) {
            known = locate(message.bytes, message.fieldByte, start, end);
            pieces = known;
        }
        return known;
    }

    private static int[] locate(byte[] bytes, int separator, int start, int end) {
        int[] at = new int[USUAL_FIELDS];
        int count = 1;
        at[0] = start;
        for (int i = start; i < end; i++) {
            if (bytes[i] == separator) {
                if (count + 1 >= at.length) {
                    at = Arrays.copyOf(at, at.length * 2);
                }
                at[count++] = i + 1;
            }
        }
        at[count++] = end + 1;
        return Arrays.copyOf(at, count);
    }
}
