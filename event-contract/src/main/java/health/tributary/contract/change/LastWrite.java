package health.tributary.contract.change;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import java.time.Instant;
import java.util.Objects;

/**
 * What a document says of its last write.
 *
 * @param kind what became of it
 * @param received when the door had the message that caused it
 * @param message that message
 * @param feed its feed
 * @param traceparent W3C Trace Context of the step that wrote
 * @param backfill history: never alerts
 * @param replay from the archive
 */
public record LastWrite(
        WriteKind kind,
        Instant received,
        MessageId message,
        FeedId feed,
        String traceparent,
        boolean backfill,
        boolean replay) {
    public LastWrite {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(received);
        Objects.requireNonNull(message);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(traceparent);
    }
}
