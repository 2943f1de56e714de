package health.tributary.notification.match;

import health.tributary.contract.FeedId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.WriteKind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What there is to tell. (id, version) is its identity: a change that is captured twice is the same occasion.
 *
 * @param type the resource type; {@code Patient} for a change of who the person is
 * @param id the entry's id, or the person's
 * @param version the content version
 * @param kind what became of it
 * @param subject whose it is; empty for a feed's directory
 * @param feed who stated it
 * @param received when the door had the message that caused it
 * @param traceparent W3C Trace Context of the write; may be empty
 */
public record Occasion(
        String type,
        String id,
        String version,
        WriteKind kind,
        Optional<SubjectId> subject,
        FeedId feed,
        Instant received,
        String traceparent) {
    public Occasion {
        Objects.requireNonNull(type);
        Objects.requireNonNull(id);
        Objects.requireNonNull(version);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(received);
        Objects.requireNonNull(traceparent);
    }

    /** Whether it is about who a person is, and not about an entry. */
    public boolean identity() {
        return kind == WriteKind.LINKED || kind == WriteKind.UNLINKED;
    }
}
