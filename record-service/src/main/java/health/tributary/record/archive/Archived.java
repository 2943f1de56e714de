package health.tributary.record.archive;

import health.tributary.contract.ContentType;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Rejection;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An archived message.
 *
 * @param received the first receipt, to the microsecond, as clocks compare it
 * @param body its bytes as they came
 * @param rejection why it could not be used, as far as it is known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Archived(
        MessageId id,
        FeedId feed,
        ContentType contentType,
        Instant received,
        byte[] body,
        Optional<Rejection> rejection) {
    public Archived {
        Objects.requireNonNull(id);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(contentType);
        Objects.requireNonNull(received);
        Objects.requireNonNull(body);
        Objects.requireNonNull(rejection);
    }

    @Override
    public String toString() {
        return "Archived(" + id + ", " + body.length + " bytes, redacted)";
    }
}
