package health.tributary.ingest.admit;

import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.hl7v2.Header;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.ReadResult;
import java.util.Optional;

/** How a door finds the feed that a message belongs to. */
@FunctionalInterface
public interface FeedLookup {
    /** The feed of what was read; empty if no configured feed matches. */
    Optional<Feed> feedOf(ReadResult read);

    /** By sending application (MSH-3.1) and sending facility (MSH-4.1), the most specific match first. */
    static FeedLookup byHeader(FeedRegistry registry) {
        return read -> {
            if (read instanceof Message message) {
                Header header = message.header();
                return registry.matching(header.sendingApplication(), header.sendingFacility());
            }
            return Optional.empty();
        };
    }

    /** The one feed that the sender has proven to be. */
    static FeedLookup always(Feed feed) {
        Optional<Feed> known = Optional.of(feed);
        return read -> known;
    }
}
