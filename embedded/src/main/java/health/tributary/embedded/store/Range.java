package health.tributary.embedded.store;

import java.util.Arrays;

/** Keys from {@code low}, inclusive, to {@code high}, exclusive; an index is read by a list of these. */
final class Range {
    static final Range ALL = new Range(new byte[0], new byte[] {OrderKey.AFTER});

    private final byte[] low;
    private final byte[] high;

    Range(byte[] low, byte[] high) {
        this.low = low;
        this.high = high;
    }

    static Range startingWith(byte[] prefix) {
        return new Range(prefix, OrderKey.after(prefix));
    }

    byte[] low() {
        return low;
    }

    byte[] high() {
        return high;
    }

    boolean isEmpty() {
        return Arrays.compareUnsigned(low, high) >= 0;
    }
}
