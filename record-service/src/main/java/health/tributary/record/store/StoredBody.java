package health.tributary.record.store;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A message's body as it is kept: deflated (RFC 1950) where that makes it smaller, which it does to all feeds' texts: data points of
 * devices become a tenth.
 *
 * @param bytes as stored; not copied
 * @param deflated whether they are
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way: never compared, never changed
record StoredBody(byte[] bytes, boolean deflated) {
    /** Below this the gain is not worth the time of reading it again. */
    private static final int SMALLEST_BYTES = 512;

    static StoredBody of(byte[] body) {
        if (body.length < SMALLEST_BYTES) {
            return new StoredBody(body, false);
        }
        byte[] smaller = new byte[body.length - 1];
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(body);
            deflater.finish();
            int length = deflater.deflate(smaller);
            return deflater.finished()
                    ? new StoredBody(Arrays.copyOf(smaller, length), true)
                    : new StoredBody(body, false);
        } finally {
            deflater.end();
        }
    }

    /** The body of so many bytes; stored ones that do not yield them are an {@code IllegalStateException}. */
    byte[] body(int size) {
        if (!deflated) {
            return bytes;
        }
        byte[] body = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            if (inflater.inflate(body) == size) {
                return body;
            }
        } catch (DataFormatException e) {
            // Its text may be of the body.
        } finally {
            inflater.end();
        }
        throw new IllegalStateException("an archived body is damaged");
    }

    @Override
    public String toString() {
        return "StoredBody of " + bytes.length + " bytes";
    }
}
