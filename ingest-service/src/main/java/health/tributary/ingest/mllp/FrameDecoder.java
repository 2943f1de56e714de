package health.tributary.ingest.mllp;

import health.tributary.ingest.publish.HeldBytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of bytes into blocks (HL7 MLLP release 1). However TCP splits or joins them, the same stream gives the same frames.
 *
 * <ul>
 *   <li>Bytes outside of a block are skipped and counted.
 *   <li>A block ends with {@code 0x1C 0x0D}; {@code 0x1C} before a line feed or before the next {@code 0x0B} is taken for it too. Any
 *       other {@code 0x1C} is content.
 *   <li>{@code 0x0B} directly before {@code MSH}, {@code FHS} or {@code BHS} begins a block even inside of one, whose end was
 *       forgotten; any other is content (a vertical tab in a text).
 *   <li>A block longer than the limit ends the stream. A block that finds no room is read to its end, but not kept.
 * </ul>
 *
 * Not safe for use by several threads at once. Keeps at most the limit, and counts what it keeps in the shared room.
 */
final class FrameDecoder {
    /** How much of a block that is not kept is remembered, so that its header can be answered. */
    static final int HEAD_BYTES = 4096;

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int MSH = START << 24 | 'M' << 16 | 'S' << 8 | 'H';
    private static final int FHS = START << 24 | 'F' << 16 | 'H' << 8 | 'S';
    private static final int BHS = START << 24 | 'B' << 16 | 'H' << 8 | 'S';
    private static final int RESTART_BYTES = 4;

    private enum State {
        OUTSIDE,
        INSIDE,
        /** Behind a {@code 0x1C} inside of a block. */
        ENDING,
        /** Behind a block that was too long. */
        LOST
    }

    private final int maxBytes;
    private final HeldBytes room;
    private State state = State.OUTSIDE;
    private ByteArrayOutputStream content = new ByteArrayOutputStream(0);
    private boolean kept;
    private int length;
    private int tail;
    private long garbage;

    FrameDecoder(int maxBytes, HeldBytes room) {
        this.maxBytes = maxBytes;
        this.room = room;
    }

    /** What comes to an end in this piece of the stream, in order. */
    List<Frame> decode(byte[] piece) {
        List<Frame> frames = new ArrayList<>(2);
        int from = 0;
        for (int i = 0; i < piece.length && state != State.LOST; i++) {
            byte b = piece[i];
            if (state == State.ENDING) {
                if (b == '\r' || b == '\n' || b == START) {
                    frames.add(end());
                    state = State.OUTSIDE;
                } else {
                    append(new byte[] {END}, 0, 1);
                    from = i;
                    state = State.INSIDE;
                }
            }
            if (state == State.INSIDE) {
                tail = tail << 8 | (b & 0xFF);
                if (b == END) {
                    append(piece, from, i);
                    state = State.ENDING;
                } else if (restart()) {
                    append(piece, from, i + 1);
                    from = i + 1;
                    if (length <= maxBytes) {
                        cut(frames);
                    }
                }
            } else if (state == State.OUTSIDE && b == START) {
                begin();
                from = i + 1;
            } else if (state == State.OUTSIDE && b != '\r' && b != '\n') {
                garbage++;
            }
            if (length > maxBytes) {
                lose(frames);
            }
        }
        if (state == State.INSIDE) {
            append(piece, from, piece.length);
            if (length > maxBytes) {
                lose(frames);
            }
        }
        return frames;
    }

    /** Whether a block has begun and not ended. */
    boolean inBlock() {
        return state == State.INSIDE || state == State.ENDING;
    }

    /** Bytes outside of blocks since this was last asked. */
    long takeGarbage() {
        long skipped = garbage;
        garbage = 0;
        return skipped;
    }

    /** Gives back the room of a block that will never end. */
    void close() {
        forget();
        state = State.LOST;
    }

    private void begin() {
        state = State.INSIDE;
        content = new ByteArrayOutputStream(1024);
        kept = true;
        length = 0;
        tail = 0;
    }

    private boolean restart() {
        return tail == MSH || tail == FHS || tail == BHS;
    }

    /** The last four bytes are the next block's start; what stands before them was a block without an end. */
    private void cut(List<Frame> frames) {
        byte[] all = content.toByteArray();
        int before = length - RESTART_BYTES;
        if (kept && before > 0) {
            frames.add(new Frame.Cut(Arrays.copyOf(all, before)));
            room.giveBack(RESTART_BYTES);
        } else if (before > 0) {
            frames.add(new Frame.NoRoom(Arrays.copyOf(all, Math.min(all.length, before))));
        } else if (kept) {
            room.giveBack(RESTART_BYTES);
        }
        byte[] name = {(byte) (tail >> 16), (byte) (tail >> 8), (byte) tail};
        begin();
        append(name, 0, name.length);
    }

    private Frame end() {
        byte[] all = content.toByteArray();
        Frame frame = kept ? new Frame.Block(all) : new Frame.NoRoom(all);
        content = new ByteArrayOutputStream(0);
        kept = false;
        length = 0;
        return frame;
    }

    private void lose(List<Frame> frames) {
        byte[] all = content.toByteArray();
        frames.add(new Frame.TooLong(Arrays.copyOf(all, Math.min(maxBytes, HEAD_BYTES))));
        forget();
        state = State.LOST;
    }

    private void append(byte[] piece, int from, int to) {
        int more = to - from;
        length += more;
        if (kept && (length > maxBytes || !room.take(more))) {
            room.giveBack(length - more);
            kept = false;
            byte[] head = content.toByteArray();
            content = new ByteArrayOutputStream(HEAD_BYTES);
            content.write(head, 0, Math.min(head.length, HEAD_BYTES));
        }
        int taken = kept ? more : Math.min(more, HEAD_BYTES - content.size());
        content.write(piece, from, Math.max(0, taken));
    }

    private void forget() {
        if (kept) {
            room.giveBack(length);
        }
        content = new ByteArrayOutputStream(0);
        kept = false;
        length = 0;
    }
}
