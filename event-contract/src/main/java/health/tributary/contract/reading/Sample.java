package health.tributary.contract.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One measurement. Its values are in the metric's unit.
 *
 * @param start when it was, or began; whole microseconds
 * @param length how long it lasted, zero for an instant; whole microseconds, at most {@link #MAX_LENGTH}
 * @param offset the local offset where it was measured
 * @param values one value, or one for each of the metric's components; the digits are those of the source where nothing was
 *     converted; at most {@value #MAX_DIGITS} digits and as many decimals
 * @param source the source's id of the data point, or a hash of its content where it has none: the same point again has the
 *     same source; at most {@value #MAX_SOURCE_CHARS} characters
 * @param flags what must be known of it
 */
public record Sample(
        Instant start, Duration length, ZoneOffset offset, List<BigDecimal> values, String source, Set<Flag> flags) {
    /** The longest interval that one sample can speak of. */
    public static final Duration MAX_LENGTH = Duration.ofDays(400);

    public static final int MAX_DIGITS = 18;
    public static final int MAX_SOURCE_CHARS = 64;

    private static final int NANOS_A_MICRO = 1_000;

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // the part below a second is what is asked for
    public Sample {
        if (finerThanMicros(start.getNano()) || finerThanMicros(length.toNanosPart())) {
            throw new IllegalArgumentException("a sample's times are whole microseconds");
        }
        if (length.isNegative() || length.compareTo(MAX_LENGTH) > 0) {
            throw new IllegalArgumentException("a sample's length is within bounds");
        }
        Objects.requireNonNull(offset);
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a sample has a value");
        }
        for (BigDecimal value : values) {
            if (value.precision() > MAX_DIGITS || Math.abs(value.scale()) > MAX_DIGITS) {
                throw new IllegalArgumentException("a sample's value has bounded digits");
            }
        }
        if (source.isEmpty() || source.length() > MAX_SOURCE_CHARS) {
            throw new IllegalArgumentException("a sample's source is short");
        }
        flags = Set.copyOf(flags);
    }

    private static boolean finerThanMicros(int nanos) {
        return nanos % NANOS_A_MICRO != 0;
    }

    /** A sample with at most the one flag. */
    public Sample(
            Instant start,
            Duration length,
            ZoneOffset offset,
            List<BigDecimal> values,
            String source,
            boolean selfReported) {
        this(start, length, offset, values, source, selfReported ? Set.of(Flag.SELF_REPORTED) : Set.of());
    }

    /** When it ended: the start of an instant. */
    public Instant end() {
        return start.plus(length);
    }

    /** Whether it speaks of a moment and not of an interval. */
    public boolean instant() {
        return length.isZero();
    }

    public boolean selfReported() {
        return flags.contains(Flag.SELF_REPORTED);
    }

    @Override
    public String toString() {
        return "Sample(" + source + ", redacted)";
    }
}
