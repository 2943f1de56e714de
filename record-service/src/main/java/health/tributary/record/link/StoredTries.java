package health.tributary.record.link;

import health.tributary.contract.FeedId;
import java.time.Instant;

/**
 * How often a feed gave codes that were none.
 *
 * @param since the beginning of the time that counts
 * @param count tries since then
 * @param revision of the document: 1 when it was inserted, one more with every replacement
 */
public record StoredTries(FeedId feed, Instant since, int count, long revision) {}
