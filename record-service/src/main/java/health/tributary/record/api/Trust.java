package health.tributary.record.api;

import health.tributary.contract.FeedId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import java.util.Objects;

/** How much each source is trusted when they disagree, from the feed registry. */
final class Trust {
    private final FeedRegistry feeds;

    Trust(FeedRegistry feeds) {
        this.feeds = Objects.requireNonNull(feeds);
    }

    /** The rank of a feed; of one that is no longer configured, 0. */
    int of(FeedId feed) {
        return feeds.feed(feed).map(Feed::trust).orElse(0);
    }
}
