package health.tributary.hl7v2;

/** A stretch of bytes in a larger array. */
public record ByteRange(int offset, int length) {
    public ByteRange {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a range begins and extends at or above 0");
        }
    }

    /** The first offset after the range. */
    public int end() {
        return offset + length;
    }
}
