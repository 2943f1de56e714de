package health.tributary.normalizer.normalize;

import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedMapping;

/**
 * The version of all mapping rules together. Raise it with every change that makes the same bytes yield other statements:
 * a replay of the archive then replaces what the older rules said, message by message.
 */
public final class MappingVersion {
    /** The rules as they are in this build; thousands, so that each feed's own revision can be added. */
    public static final int CURRENT = 5 * FeedMapping.MAX_REVISIONS;

    private MappingVersion() {}

    /** The version of the rules as a feed's own additions change them: higher with each of the feed's revisions. */
    public static int of(Feed feed) {
        return CURRENT + feed.mapping().revision();
    }
}
