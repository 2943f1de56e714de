package health.tributary.record.archive;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A search of rejected messages, the latest first receipt first, then by id: a page starts after the last message of the page
 * before, so what is rejected meanwhile shifts nothing.
 *
 * @param reasons for any of which; empty for all
 * @param feed of which feed; empty for all
 * @param after the last message of the page before
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record RejectedSearch(Set<Reason> reasons, Optional<FeedId> feed, Optional<Position> after, int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 1_001;

    public RejectedSearch {
        reasons = Set.copyOf(reasons);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(after);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " messages");
        }
    }

    /** A message's place in the order. */
    public record Position(Instant received, MessageId id) {
        public Position {
            Objects.requireNonNull(received);
            Objects.requireNonNull(id);
        }
    }
}
