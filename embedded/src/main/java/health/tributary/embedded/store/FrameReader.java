package health.tributary.embedded.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the records of one file in order. */
final class FrameReader implements Closeable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final DataInputStream in;
    private long offset;
    private long mark;

    FrameReader(Path file) throws IOException {
        this.file = file;
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    }

    /** Where the next record begins, in bytes from the file's start. */
    long offset() {
        return offset;
    }

    /** The number in the header of the record that was read last. */
    long mark() {
        return mark;
    }

    /** The next payload; null at the end of the file or where no intact record follows ({@link #offset} says where). */
    byte[] next() throws IOException {
        byte[] header = in.readNBytes(Frame.HEADER_BYTES);
        if (header.length < Frame.HEADER_BYTES) {
            return null;
        }
        var fields = java.nio.ByteBuffer.wrap(header);
        int length = fields.getInt();
        if (!Frame.plausible(length)) {
            return null;
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length || !Frame.intact(payload, fields.getInt(4), fields.getLong(8))) {
            return null;
        }
        offset += Frame.HEADER_BYTES + length;
        mark = fields.getLong(8);
        return payload;
    }

    /**
     * Called where {@link #next} found nothing: decides whether what follows is a write that never finished. It is
     * corruption when any later record was written after the broken place had been safe on disk.
     */
    void requireTornTail() throws IOException {
        long broken = offset;
        long size = Files.size(file);
        try (RandomAccessFile later = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(size - broken, Integer.MAX_VALUE - 16)];
            later.seek(broken);
            later.readFully(tail);
            var bytes = java.nio.ByteBuffer.wrap(tail);
            for (int at = 1; at + Frame.HEADER_BYTES < tail.length; at++) {
                int length = bytes.getInt(at);
                long safe = bytes.getLong(at + 8);
                if (Frame.plausible(length)
                        && length <= tail.length - at - Frame.HEADER_BYTES
                        && safe > broken
                        && safe <= broken + at
                        && Frame.intact(slice(tail, at + Frame.HEADER_BYTES, length), bytes.getInt(at + 4), safe)) {
                    throw new CorruptStoreException(file, broken, "records follow that were written later");
                }
            }
        }
    }

    private static byte[] slice(byte[] from, int at, int length) {
        return java.util.Arrays.copyOfRange(from, at, at + length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
