package health.tributary.embedded.store;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How records lie in log and snapshot files: length (4 bytes, of the payload), CRC32C (4, of all that follows), the
 * position up to which the file was safe on disk when this record was written (8), payload. A record that is broken
 * although a later one says that it was safe is corruption, never a torn tail.
 */
final class Frame {
    static final int HEADER_BYTES = 16;
    static final int MAX_PAYLOAD_BYTES = 3 * Bson.MAX_BYTES;

    private Frame() {}

    /** Leaves room for a header; {@link #close} fills it. */
    static int open(ByteBuf out) {
        int start = out.writerIndex();
        out.writeZero(HEADER_BYTES);
        return start;
    }

    static void close(ByteBuf out, int start, long safe) {
        out.setInt(start, out.writerIndex() - start - HEADER_BYTES);
        out.setLong(start + 8, safe);
        CRC32C crc = new CRC32C();
        crc.update(out.array(), out.arrayOffset() + start + 8, out.writerIndex() - start - 8);
        out.setInt(start + 4, (int) crc.getValue());
    }

    static boolean plausible(int length) {
        return length >= 5 && length <= MAX_PAYLOAD_BYTES;
    }

    static boolean intact(byte[] payload, int crc, long safe) {
        CRC32C actual = new CRC32C();
        actual.update(ByteBuffer.allocate(8).putLong(safe).flip());
        actual.update(payload, 0, payload.length);
        return (int) actual.getValue() == crc;
    }
}
