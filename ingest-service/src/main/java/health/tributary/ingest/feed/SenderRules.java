package health.tributary.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.FeedId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each feed demands of its senders: the part of the feed registry that only the doors read. */
public record SenderRules(Map<FeedId, SenderRule> byFeed) {
    public SenderRules {
        byFeed = Map.copyOf(byFeed);
    }

    /**
     * The rules in the text of a feed registry that is known to be one.
     *
     * @throws IllegalArgumentException with a sentence that names the feed and the member
     */
    static SenderRules read(String json) {
        Map<FeedId, SenderRule> rules = new HashMap<>();
        for (JsonNode feed : feeds(json)) {
            String name = feed.path("name").asText();
            try {
                rules.put(new FeedId(name), SenderRule.of(feed));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("feed \"" + name + "\": " + e.getMessage(), e);
            }
        }
        return new SenderRules(rules);
    }

    /** The rule of a feed; none for one that is not configured. */
    public SenderRule of(FeedId feed) {
        return byFeed.getOrDefault(feed, SenderRule.NONE);
    }

    /** Whether a sender with this certificate, or with none, may send for a feed over MLLP. */
    public boolean admit(FeedId feed, Optional<ClientCertificate> shown) {
        return of(feed).admits(shown);
    }

    /** Whether any feed asks for a certificate. */
    public boolean askForCertificates() {
        return byFeed.values().stream().anyMatch(SenderRule::asksForCertificate);
    }

    private static JsonNode feeds(String json) {
        try {
            return new ObjectMapper().readTree(json).path("feeds");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the feed registry is not JSON", e);
        }
    }
}
