package health.tributary.record.archive;

import health.tributary.contract.FeedId;
import health.tributary.record.archive.RejectedSearch.Position;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A search of the messages that doors took from feeds, the earliest first receipt first, then by id. What a door refused is not
 * among them, as its sender was told so; nor is what persons wrote themselves, which no feed's mapping reads.
 *
 * @param from the first receipt is not before
 * @param to the first receipt is before
 * @param feed of which feed; empty for all
 * @param rejectedOnly only those that a later step rejected
 * @param after the last message of the page before
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record TakenSearch(
        Instant from, Instant to, Optional<FeedId> feed, boolean rejectedOnly, Optional<Position> after, int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 500;

    public TakenSearch {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(feed);
        Objects.requireNonNull(after);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " messages");
        }
    }
}
