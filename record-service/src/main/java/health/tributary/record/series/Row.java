package health.tributary.record.series;

import health.tributary.contract.reading.Flag;
import health.tributary.contract.reading.Sample;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A sample and who stated it.
 *
 * @param parts indexes of the bucket's parts, ascending, at least one; not to be changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent") // compared by same(); copied neither, as there are thousands
record Row(Sample sample, int[] parts) {
    private static final Comparator<BigDecimal> EXACT =
            Comparator.<BigDecimal>naturalOrder().thenComparingInt(BigDecimal::scale);

    /** By what makes it the same sample, then by what is said of it. */
    static int compare(Row one, Row other) {
        int order = compareKeys(one.sample, other.sample);
        return order == 0 ? compareContents(one.sample, other.sample) : order;
    }

    /** Start, length and source: what says the same of all three is one sample, and the later word counts. */
    static int compareKeys(Sample one, Sample other) {
        int order = one.start().compareTo(other.start());
        if (order == 0) {
            order = one.length().compareTo(other.length());
        }
        return order == 0 ? one.source().compareTo(other.source()) : order;
    }

    private static int compareContents(Sample one, Sample other) {
        int order = compareValues(one.values(), other.values());
        if (order == 0) {
            order = Integer.compare(
                    one.offset().getTotalSeconds(), other.offset().getTotalSeconds());
        }
        return order == 0 ? Integer.compare(bits(one), bits(other)) : order;
    }

    private static int compareValues(List<BigDecimal> one, List<BigDecimal> other) {
        int order = Integer.compare(one.size(), other.size());
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = EXACT.compare(one.get(i), other.get(i));
        }
        return order;
    }

    static int bits(Sample sample) {
        int bits = 0;
        for (Flag flag : sample.flags()) {
            bits |= flag.bit();
        }
        return bits;
    }

    @SuppressWarnings("ReferenceEquality") // most rows of a join are those of before
    boolean same(Row other) {
        return this == other || (compare(this, other) == 0 && Arrays.equals(parts, other.parts));
    }

    @Override
    public String toString() {
        return "Row(redacted)";
    }
}
