package health.tributary.ingest.admit;

import health.tributary.contract.FeedId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.hl7v2.Header;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.ReadResult;
import java.util.Optional;
import java.util.function.Predicate;

/** How a door finds the feed that a message belongs to. */
@FunctionalInterface
public interface FeedLookup {
    /** The feed of what was read; empty if no configured feed matches. */
    Optional<Feed> feedOf(ReadResult read);

    /** Why a message has no feed. */
    default String noFeed(Message message) {
        return "no configured feed matches the sending application (MSH-3) and the sending facility (MSH-4)";
    }

    /** By sending application (MSH-3.1) and sending facility (MSH-4.1), the most specific match first. */
    static FeedLookup byHeader(FeedRegistry registry) {
        return byHeader(registry, feed -> true);
    }

    /**
     * The same for a sender that may not send for every feed.
     *
     * @param maySend whether the sender has shown the client certificate that a feed asks for
     */
    static FeedLookup byHeader(FeedRegistry registry, Predicate<FeedId> maySend) {
        return new ByHeader(registry, maySend);
    }

    /** The one feed that the sender has proven to be. */
    static FeedLookup always(Feed feed) {
        Optional<Feed> known = Optional.of(feed);
        return read -> known;
    }

    /** The lookup of {@link #byHeader}. */
    record ByHeader(FeedRegistry registry, Predicate<FeedId> maySend) implements FeedLookup {
        @Override
        public Optional<Feed> feedOf(ReadResult read) {
            return read instanceof Message message
                    ? matching(message).filter(feed -> maySend.test(feed.id()))
                    : Optional.empty();
        }

        @Override
        public String noFeed(Message message) {
            return matching(message).isEmpty()
                    ? FeedLookup.super.noFeed(message)
                    : "the feed of MSH-3 and MSH-4 asks for another client certificate than was shown";
        }

        private Optional<Feed> matching(Message message) {
            Header header = message.header();
            return registry.matching(header.sendingApplication(), header.sendingFacility());
        }
    }
}
