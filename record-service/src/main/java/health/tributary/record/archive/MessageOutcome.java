package health.tributary.record.archive;

import health.tributary.contract.ContentType;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Rejection;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a message, without its bytes: nothing in it is health data.
 *
 * @param received the first receipt, in milliseconds
 * @param size of its body in bytes; 0 while only its rejection is known
 * @param rejection why it could not be used; empty as long as no step rejected it
 */
public record MessageOutcome(
        MessageId id,
        FeedId feed,
        ContentType contentType,
        Instant received,
        long size,
        Optional<Rejection> rejection) {
    public MessageOutcome {
        Objects.requireNonNull(id);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(contentType);
        Objects.requireNonNull(received);
        Objects.requireNonNull(rejection);
    }
}
