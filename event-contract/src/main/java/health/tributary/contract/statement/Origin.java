package health.tributary.contract.statement;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a batch's statements come from.
 *
 * @param message the message
 * @param feed its feed
 * @param received when the door had it; over duplicates, the minimum counts
 * @param messageTime when the source wrote the message (MSH-7)
 * @param sequence MSH-13 where the feed declares it monotone, else 0
 * @param traceparent W3C Trace Context of the step that made the batch
 * @param backfill history: never alerts
 * @param replay from the archive
 */
public record Origin(
        MessageId message,
        FeedId feed,
        Instant received,
        Optional<Instant> messageTime,
        long sequence,
        String traceparent,
        boolean backfill,
        boolean replay) {
    public Origin {
        Objects.requireNonNull(message);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(received);
        Objects.requireNonNull(messageTime);
        Objects.requireNonNull(traceparent);
    }
}
