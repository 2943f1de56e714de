package health.tributary.contract;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the door adds to a message's bytes.
 *
 * @param id hash of (feed, bytes)
 * @param feed the feed it came through
 * @param contentType the bytes' format
 * @param receivedAt when the door had the last byte; never earlier for a resend
 * @param subject the main patient, where the door could tell; also the record's key
 * @param traceparent W3C Trace Context of the door's span
 * @param backfill history: neither alerts nor delays live data
 * @param replay fed in again from the archive
 */
public record Envelope(
        MessageId id,
        FeedId feed,
        ContentType contentType,
        Instant receivedAt,
        Optional<SubjectId> subject,
        String traceparent,
        boolean backfill,
        boolean replay) {
    public Envelope {
        Objects.requireNonNull(id);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(contentType);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(traceparent);
    }

    /** The key of the Kafka record: what one source says of one patient stays in order in one partition. */
    public String key() {
        return subject.map(SubjectId::value).orElse(id.value());
    }

    /** The topic that takes this message. */
    public String topic() {
        return backfill ? Topics.FEED_BACKFILL : Topics.FEED;
    }
}
