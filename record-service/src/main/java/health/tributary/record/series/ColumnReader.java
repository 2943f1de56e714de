package health.tributary.record.series;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ColumnWriter} wrote; {@link UnreadableBucket} when the bytes are not that. */
final class ColumnReader {
    private static final int BITS = 7;
    private static final int LOW = 0x7F;
    private static final int MAX_SHIFT = 63;

    private final byte[] bytes;
    private int at;

    ColumnReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += BITS) {
            byte next = next();
            value |= (long) (next & LOW) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new UnreadableBucket("a number has no end");
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number of things that follow, each of at least one byte. */
    int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new UnreadableBucket("more is announced than there is");
        }
        return (int) count;
    }

    /** A number from 0 to below the bound. */
    int below(int bound) {
        long value = number();
        if (value < 0 || value >= bound) {
            throw new UnreadableBucket("a number is out of its bounds");
        }
        return (int) value;
    }

    byte[] raw(int length) {
        if (length > bytes.length - at) {
            throw new UnreadableBucket("it ends early");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() {
        return new String(raw(count()), StandardCharsets.UTF_8);
    }

    private byte next() {
        if (at == bytes.length) {
            throw new UnreadableBucket("it ends early");
        }
        return bytes[at++];
    }

    void end() {
        if (at != bytes.length) {
            throw new UnreadableBucket("something follows its end");
        }
    }
}
