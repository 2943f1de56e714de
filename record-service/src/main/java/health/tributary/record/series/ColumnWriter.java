package health.tributary.record.series;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes in the making: numbers of as few bytes as they need (LEB128; signed ones in zigzag), and texts. */
final class ColumnWriter {
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    /** A number that is mostly small and never negative. */
    ColumnWriter number(long value) {
        long rest = value;
        room(10);
        while ((rest & -MORE) != 0) {
            bytes[size++] = (byte) (rest | MORE);
            rest >>>= BITS;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** A number that is mostly near zero. */
    ColumnWriter signed(long value) {
        return number((value << 1) ^ (value >> 63));
    }

    ColumnWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    ColumnWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).raw(utf8);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
