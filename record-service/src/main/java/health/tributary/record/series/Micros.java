package health.tributary.record.series;

import java.time.Duration;
import java.time.Instant;

/** Times as microseconds since 1970, the precision of samples and clocks. */
final class Micros {
    static final long A_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private Micros() {}

    static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), A_SECOND), time.getNano() / NANOS);
    }

    static long of(Duration length) {
        return Math.addExact(Math.multiplyExact(length.getSeconds(), A_SECOND), length.getNano() / NANOS);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, A_SECOND), Math.floorMod(micros, A_SECOND) * NANOS);
    }

    static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, A_SECOND), Math.floorMod(micros, A_SECOND) * NANOS);
    }
}
