package health.tributary.ingest.admit;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.zip.GZIPInputStream;

/** What came of a body in gzip (RFC 1952). */
public sealed interface Inflated {
    /** All of it; the room that it takes stays taken. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Whole(byte[] bytes) implements Inflated {}

    /** It is not gzip, or cut: nothing of it is used, and no room is taken. */
    record Broken(String rule) implements Inflated {}

    /** It is more than may be held: nothing of it is kept, and no room is taken. */
    record Dropped(NotKept why) implements Inflated {}

    String CUT = "the gzip stream ends before its end";
    String NO_GZIP = "the body is no gzip stream, though Content-Encoding says so";
    int PIECE_BYTES = 65_536;

    /**
     * Inflates, and stops at the first byte over a limit: what a small body would grow to beyond it is never made.
     *
     * @param room takes room for bytes more; false if there is none
     * @param giveBack what gives room back
     */
    static Inflated of(byte[] gzip, int maxBytes, LongPredicate room, java.util.function.LongConsumer giveBack) {
        List<byte[]> pieces = new ArrayList<>();
        int length = 0;
        Inflated failure;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), PIECE_BYTES)) {
            while (true) {
                byte[] piece = in.readNBytes(PIECE_BYTES);
                if (piece.length == 0) {
                    return new Whole(joined(pieces, length));
                }
                if (length + (long) piece.length > maxBytes) {
                    failure = new Dropped(NotKept.TOO_LARGE);
                    break;
                }
                if (!room.test(piece.length)) {
                    failure = new Dropped(NotKept.NO_ROOM);
                    break;
                }
                length += piece.length;
                pieces.add(piece);
            }
        } catch (EOFException e) {
            failure = new Broken(CUT);
        } catch (IOException e) {
            failure = new Broken(NO_GZIP);
        }
        giveBack.accept(length);
        return failure;
    }

    private static byte[] joined(List<byte[]> pieces, int length) {
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
