package health.tributary.ingest.admit;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What came in through a door in one piece: the content of an MLLP block or of an HTTP request.
 *
 * @param bytes kept, not copied: nobody changes them afterwards
 * @param receivedAt when the door had the last byte
 * @param backfill whether the sender says that this is history
 * @param traceparent W3C Trace Context to be continued, as the sender gave it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Arrival(byte[] bytes, Instant receivedAt, boolean backfill, Optional<String> traceparent) {
    public Arrival {
        Objects.requireNonNull(bytes);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(traceparent);
    }

    /** An arrival of which nothing is known but its bytes and its time. */
    public static Arrival of(byte[] bytes, Instant receivedAt) {
        return new Arrival(bytes, receivedAt, false, Optional.empty());
    }

    @Override
    public String toString() {
        return "Arrival(" + bytes.length + " bytes, redacted)";
    }
}
