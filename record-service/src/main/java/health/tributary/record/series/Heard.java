package health.tributary.record.series;

import health.tributary.contract.MessageId;
import java.time.Instant;
import java.util.Objects;

/**
 * What is known of a message that may have spoken of a day before.
 *
 * @param received its first receipt
 * @param mapping what it said under lower mapping versions is void
 */
public record Heard(MessageId message, Instant received, int mapping) {
    public Heard {
        Objects.requireNonNull(message);
        Objects.requireNonNull(received);
    }

    Bucket in(Bucket bucket) {
        return bucket.receivedAt(message, received).voided(message, mapping);
    }
}
