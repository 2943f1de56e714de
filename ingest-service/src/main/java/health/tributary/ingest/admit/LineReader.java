package health.tributary.ingest.admit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The lines of an endless text, one at a time: never more of it in memory than one line and one block. What is longer than a line may be
 * is passed over, and said. Lines of white space are none, but they count. Not for use by several threads.
 */
public final class LineReader {
    private static final int BLOCK_BYTES = 65_536;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** The text is longer than what is read of one. */
    public static final class Endless extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * A line.
     *
     * @param number counted from 1
     * @param bytes without its end; empty if it is too long
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record Line(long number, byte[] bytes, boolean tooLong) {
        public Line {
            Objects.requireNonNull(bytes);
        }

        @Override
        public String toString() {
            return "Line(" + number + ", " + bytes.length + " bytes, redacted)";
        }
    }

    private final InputStream in;
    private final int maxLineBytes;
    private final long maxBytes;
    private final IntConsumer held;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int at;
    private int end;
    private long read;
    private byte[] line = new byte[1_024];
    private int length;
    private boolean skipping;
    private long number;

    /**
     * A reader.
     *
     * @param maxLineBytes longer lines are passed over
     * @param maxBytes beyond so many {@link #next} throws {@link Endless}
     * @param held told how many bytes of lines are held more, or fewer; those of a line that was returned are the caller's
     */
    public LineReader(InputStream in, int maxLineBytes, long maxBytes, IntConsumer held) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
        this.maxBytes = maxBytes;
        this.held = held;
    }

    /** The next line; empty at the end. */
    public Optional<Line> next() throws IOException {
        while (true) {
            if (at == end && !fill()) {
                return length > 0 || skipping ? ended() : Optional.empty();
            }
            int from = at;
            while (at < end && block[at] != '\n') {
                at++;
            }
            append(from, at - from);
            if (at < end) {
                at++;
                Optional<Line> whole = ended();
                if (whole.isPresent()) {
                    return whole;
                }
            }
        }
    }

    /** Gives up what is held of a line that was not returned. */
    public void close() {
        held.accept(-length);
        length = 0;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(block, 0, block.length));
        read += end;
        if (read > maxBytes) {
            throw new Endless();
        }
        return end > 0;
    }

    private void append(int from, int count) {
        if (skipping) {
            return;
        }
        if (length + count > maxLineBytes) {
            held.accept(-length);
            length = 0;
            line = new byte[1_024];
            skipping = true;
            return;
        }
        held.accept(count);
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(maxLineBytes, Math.max(length + count, 2 * line.length)));
        }
        System.arraycopy(block, from, line, length, count);
        length += count;
    }

    private Optional<Line> ended() {
        number++;
        boolean tooLong = skipping;
        int from = number == 1 && marked() ? BYTE_ORDER_MARK.length : 0;
        int to = length;
        while (to > from && line[to - 1] <= ' ' && line[to - 1] >= 0) {
            to--;
        }
        byte[] bytes = Arrays.copyOfRange(line, from, to);
        held.accept(bytes.length - length);
        length = 0;
        skipping = false;
        return bytes.length == 0 && !tooLong ? Optional.empty() : Optional.of(new Line(number, bytes, tooLong));
    }

    private boolean marked() {
        return length >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
