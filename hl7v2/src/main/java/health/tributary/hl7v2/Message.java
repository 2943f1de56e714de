package health.tributary.hl7v2;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * An HL7 v2 message (chapter 2, section 2.5) as views over its bytes: segments are located when it is read, fields when
 * a segment is first asked for one, values are decoded when asked for. Immutable as long as nobody changes the bytes it
 * was read from, which are not copied. Safe to share between threads. Prints counts, never content.
 */
public final class Message implements ReadResult {
    final byte[] bytes;
    final int fieldByte;
    final int componentByte;
    final int repetitionByte;
    final int subcomponentByte;

    private final int escapeByte;
    private final Delimiters delimiters;
    private final SegmentIndex index;
    private final Segment[] views;
    private final CharacterSet characterSet;
    private final Charset decoding;
    private final boolean escapes;
    private final List<Warning> warnings;

    Message(
            byte[] bytes,
            Delimiters delimiters,
            SegmentIndex index,
            CharacterSet characterSet,
            boolean ascii,
            boolean escapes,
            List<Warning> warnings) {
        this.bytes = bytes;
        this.delimiters = delimiters;
        this.fieldByte = Delimiters.asByte(delimiters.field());
        this.componentByte = Delimiters.asByte(delimiters.component());
        this.repetitionByte = Delimiters.asByte(delimiters.repetition());
        this.escapeByte = Delimiters.asByte(delimiters.escape());
        this.subcomponentByte = Delimiters.asByte(delimiters.subcomponent());
        this.index = index;
        this.views = new Segment[index.size()];
        this.characterSet = characterSet;
        // Latin-1 is the cheapest decoder that reads ASCII.
        this.decoding = ascii ? StandardCharsets.ISO_8859_1 : characterSet.ofContent();
        this.escapes = escapes;
        this.warnings = warnings;
    }

    /**
     * Reads bytes as one message. Never throws on content: what is odd but plain is taken, with a {@link Warning};
     * what cannot be a message is an {@link Unreadable}. Costs one pass over the bytes, and a copy only where they are in
     * a character set whose characters may contain delimiter bytes (UTF-16, Big5, GB18030, ISO-2022 and the like).
     *
     * @param bytes kept, not copied: do not change them afterwards
     * @param defaultCharset for messages that name none in MSH-18, or none that is known
     */
    public static ReadResult read(byte[] bytes, Charset defaultCharset) {
        return read(bytes, new ByteRange(0, bytes.length), defaultCharset);
    }

    /** Reads one message out of a larger array, for example a {@link Batch}; ranges are then those of the array. */
    public static ReadResult read(byte[] bytes, ByteRange range, Charset defaultCharset) {
        return MessageReader.read(bytes, range.offset(), range.end(), defaultCharset);
    }

    /** The segments in order, also the unnamed. A view: each is made when first asked for. */
    public List<Segment> segments() {
        return new SegmentList();
    }

    /** The segments of a name, in order. */
    public List<Segment> segments(String name) {
        List<Segment> found = new ArrayList<>();
        int code = SegmentIndex.code(name);
        for (int i = index.next(code, 0); i >= 0; i = index.next(code, i + 1)) {
            found.add(segment(i));
        }
        return found;
    }

    /** The first segment of a name. */
    public Optional<Segment> first(String name) {
        return next(name, 0);
    }

    /** The first segment of a name at or after a place in {@link #segments()}. */
    public Optional<Segment> next(String name, int from) {
        int found = index.next(SegmentIndex.code(name), from);
        return found < 0 ? Optional.empty() : Optional.of(segment(found));
    }

    /** The segments from a place in {@link #segments()} to before another. */
    public SegmentGroup group(int from, int to) {
        return new SegmentGroup(this, from, to);
    }

    /** How many segments there are; at least 1. */
    public int size() {
        return index.size();
    }

    /** The segment at a place, from 0, which is MSH. */
    public Segment segment(int at) {
        Segment known = views[at];
        if (known == null) {
            known = new Segment(this, at, index.start(at), index.end(at), index.code(at));
            views[at] = known;
        }
        return known;
    }

    /** What the first segment says about the message as a whole. */
    public Header header() {
        return new Header(segment(0));
    }

    /** The delimiters of this message, with defaults where MSH-2 is short. */
    public Delimiters delimiters() {
        return delimiters;
    }

    /** The character set that the sender used, as far as it can be told: MSH-18, byte order mark, else the default. */
    public Charset charset() {
        return characterSet.ofSender();
    }

    /** What was repaired or noticed; at most a hundred, with a closing {@link Repair#MORE_WARNINGS} beyond. */
    public List<Warning> warnings() {
        return warnings;
    }

    /**
     * The bytes that all ranges point into, without a copy, read only: the bytes that were read, unless
     * {@link #transcoded()}.
     */
    public ByteBuffer content() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /**
     * Whether {@link #content()} is a UTF-8 copy, because delimiters can't be found in the sender's character set byte by
     * byte. Reading the same bytes again gives the same copy.
     */
    public boolean transcoded() {
        return characterSet.transcoded();
    }

    @Override
    public String toString() {
        return "Message (" + index.size() + " segments, " + warnings.size() + " warnings)";
    }

    int occurrence(int segment) {
        return index.occurrence(segment);
    }

    boolean nullMark(int start, int end) {
        return end - start == 2 && bytes[start] == '"' && bytes[start + 1] == '"';
    }

    boolean splits(int b) {
        return b == componentByte || b == repetitionByte || b == subcomponentByte;
    }

    int leafEnd(int start, int end) {
        for (int i = start; i < end; i++) {
            if (splits(bytes[i])) {
                return i;
            }
        }
        return end;
    }

    String plain(int start, int end) {
        return start == end ? "" : new String(bytes, start, end - start, decoding);
    }

    String text(int start, int end) {
        if (nullMark(start, end)) {
            return "";
        }
        if (!escapes || Scan.indexOf(bytes, escapeByte, start, end) < 0) {
            return plain(start, end);
        }
        return new Escapes(this, delimiters, characterSet.ofSender()).unescape(start, end);
    }

    private final class SegmentList extends AbstractList<Segment> implements RandomAccess {
        @Override
        public Segment get(int at) {
            return segment(at);
        }

        @Override
        public int size() {
            return index.size();
        }
    }
}
