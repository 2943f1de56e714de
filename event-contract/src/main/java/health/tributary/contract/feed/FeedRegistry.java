package health.tributary.contract.feed;

import health.tributary.contract.FeedId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All configured feeds. */
public final class FeedRegistry {
    private final Map<FeedId, Feed> feeds;
    private final List<Feed> byMatch;

    /** A registry of these feeds; two with the same name are a mistake. */
    public FeedRegistry(List<Feed> feeds) {
        this.feeds = new LinkedHashMap<>();
        for (Feed feed : feeds) {
            if (feed.id().equals(FeedId.PORTAL)) {
                throw new IllegalArgumentException("feed portal: the name is taken by what persons write themselves");
            }
            if (this.feeds.put(feed.id(), feed) != null) {
                throw new IllegalArgumentException("feed " + feed.id() + " is configured twice");
            }
        }
        this.byMatch = feeds.stream()
                .filter(feed -> feed.match().isPresent())
                .sorted(Comparator.comparingInt(
                                (Feed feed) -> feed.match().orElseThrow().specificity())
                        .reversed()
                        .thenComparing(Feed::id))
                .toList();
    }

    /** A registry from its JSON text; {@link IllegalArgumentException} names the feed and the member that is wrong. */
    public static FeedRegistry read(String json) {
        return FeedRegistryJson.read(json);
    }

    /** The feed of a name. */
    public Optional<Feed> feed(FeedId id) {
        return Optional.ofNullable(feeds.get(id));
    }

    /** The feed of an MLLP message, the most specific match first. */
    public Optional<Feed> matching(String sendingApplication, String sendingFacility) {
        return byMatch.stream()
                .filter(feed -> feed.match().orElseThrow().matches(sendingApplication, sendingFacility))
                .findFirst();
    }

    /** All feeds, in the order of the configuration. */
    public List<Feed> all() {
        return List.copyOf(feeds.values());
    }
}
