package health.tributary.contract.codec;

import health.tributary.contract.reading.Flag;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Readings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What follows the head of a statement of readings:
 * {@code metric, unit, [[start, length, offset, flags, source, [unscaled, scale]…]…]}; times in microseconds, the offset in
 * seconds, flags as a sum of bits. A million of these pass on a busy day: no sample has a text but its source.
 */
final class ReadingsForm {
    private static final long MICROS = 1_000_000;
    private static final int SAMPLE_FIELDS = 6;
    private static final int ALL_BITS = 7;
    private static final List<Set<Flag>> FLAGS = IntStream.rangeClosed(0, ALL_BITS)
            .mapToObj(bits -> Stream.of(Flag.values())
                    .filter(flag -> (bits & flag.bit()) != 0)
                    .collect(Collectors.toUnmodifiableSet()))
            .toList();

    private ReadingsForm() {}

    static void write(CborWriter out, Readings readings) {
        out.text(readings.metric().code())
                .text(readings.unit())
                .array(readings.samples().size());
        for (Sample sample : readings.samples()) {
            out.array(SAMPLE_FIELDS)
                    .time(sample.start())
                    .number(micros(sample.length()))
                    .number(sample.offset().getTotalSeconds())
                    .number(bits(sample.flags()))
                    .text(sample.source())
                    .array(2 * sample.values().size());
            for (BigDecimal value : sample.values()) {
                out.number(value.unscaledValue().longValueExact()).number(value.scale());
            }
            out.end().end();
        }
        out.end();
    }

    static Readings read(CborReader in, int position, Optional<Instant> stated) {
        Metric metric = Metric.of(in.text("metric")).orElseThrow(() -> in.malformed("metric"));
        String unit = in.text("unit");
        List<Sample> samples = new ArrayList<>();
        in.array("samples");
        while (in.arrayOrEnd("sample")) {
            samples.add(sample(in, metric));
            in.end("sample");
        }
        return new Readings(position, metric, unit, stated, samples);
    }

    private static Sample sample(CborReader in, Metric metric) {
        Instant start = in.time("start");
        long length = in.number("length");
        ZoneOffset offset = offset(in);
        int bits = in.small("flags");
        if (bits < 0 || bits > ALL_BITS) {
            throw in.malformed("flags");
        }
        String source = in.text("source");
        return new Sample(start, duration(length), offset, values(in, metric.valueCount()), source, FLAGS.get(bits));
    }

    private static List<BigDecimal> values(CborReader in, int count) {
        in.array("values");
        BigDecimal first = value(in);
        List<BigDecimal> values = count == 1 ? List.of(first) : List.of(first, value(in));
        in.end("values");
        return values;
    }

    private static BigDecimal value(CborReader in) {
        long unscaled = in.number("value");
        return BigDecimal.valueOf(unscaled, in.small("scale"));
    }

    private static ZoneOffset offset(CborReader in) {
        int seconds = in.small("offset");
        if (Math.abs((long) seconds) > ZoneOffset.MAX.getTotalSeconds()) {
            throw in.malformed("offset");
        }
        return ZoneOffset.ofTotalSeconds(seconds);
    }

    private static long micros(Duration length) {
        return length.getSeconds() * MICROS + length.getNano() / 1_000;
    }

    private static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    private static int bits(Set<Flag> flags) {
        int bits = 0;
        for (Flag flag : flags) {
            bits |= flag.bit();
        }
        return bits;
    }
}
