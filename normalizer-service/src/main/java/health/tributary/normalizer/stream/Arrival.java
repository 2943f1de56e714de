package health.tributary.normalizer.stream;

import java.util.Objects;
import java.util.function.Function;

/**
 * A record as it came from Kafka.
 *
 * @param key its key, or null
 * @param header the last value of a header, or null
 * @param body the message's bytes; never null
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way: never compared, never changed
record Arrival(byte[] key, Function<String, byte[]> header, byte[] body) {
    Arrival {
        Objects.requireNonNull(header);
        Objects.requireNonNull(body);
    }

    @Override
    public String toString() {
        return "Arrival(" + body.length + " bytes, redacted)";
    }
}
