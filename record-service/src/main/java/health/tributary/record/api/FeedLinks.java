package health.tributary.record.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.IdKey;
import health.tributary.contract.feed.Authority;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedKey;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.feed.RawIdentifier;
import health.tributary.record.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Feeds redeem codes: each with its own key, and for subjects of its own namespaces only, so that no feed can pull another one's
 * patient into a record.
 */
@ApplicationScoped
public class FeedLinks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CHARACTERS = 200;

    private final Links links;
    private final FeedRegistry feeds;
    private final Optional<IdKey> key;

    /** The codes of one store, and the id key in a file: without it no user can be told. */
    @Inject
    public FeedLinks(
            Links links, FeedRegistry feeds, @ConfigProperty(name = "tributary.id-key-file") Optional<Path> file)
            throws IOException {
        this(links, feeds, file.isPresent() ? IdKey.parse(Files.readString(file.get())) : null);
    }

    FeedLinks(Links links, FeedRegistry feeds, IdKey key) {
        this.links = Objects.requireNonNull(links);
        this.feeds = Objects.requireNonNull(feeds);
        this.key = Optional.ofNullable(key);
    }

    /**
     * Redeems a code.
     *
     * @param presented the feed's key; empty when none was sent
     * @param body {@code {"code": …, "user": …}} or {@code {"code": …, "identifier": {"system": …, "value": …}}}
     */
    Answer redeem(Optional<FeedKey> presented, String body) {
        return redeem(presented, body, feedKey -> feedKey.opens(feeds));
    }

    /** Redeems a code with the key of the feed of this name: as at the feed's other doors, another's opens nothing. */
    Answer redeemAs(String name, Optional<FeedKey> presented, String body) {
        return redeem(presented, body, feedKey -> feedKey.opens(name, feeds));
    }

    private Answer redeem(Optional<FeedKey> presented, String body, Function<FeedKey, Optional<Feed>> opens) {
        if (presented.isEmpty()) {
            return Answer.refused(new Refusal(401, "login", "a feed's key is needed", ""));
        }
        Optional<Feed> feed = presented.flatMap(opens);
        if (feed.isEmpty()) {
            return Answer.refused(Refusal.forbidden("this is no feed's key"));
        }
        if (key.isEmpty()) {
            return Answer.refused(new Refusal(
                    503, "exception", "this service has no id key, so it can not tell whose a user is", ""));
        }
        JsonNode asked = parsed(body);
        Optional<RawIdentifier> named = named(asked);
        if (named.isEmpty() || !asked.path("code").isTextual()) {
            return Answer.refused(Refusal.invalid(
                    named.isEmpty() ? "user" : "code",
                    "a code is redeemed for one user, or one identifier with system and value, of at most "
                            + MAX_CHARACTERS + " characters"));
        }
        if (!own(feed.get(), named.get())) {
            return Answer.refused(Refusal.forbidden("a feed links only subjects of its own namespace"));
        }
        return answer(links.redeem(
                feed.get().id(),
                feed.get().subject(named.get(), "", key.get()),
                asked.path("code").asText()));
    }

    private static Answer answer(Links.Redeemed redeemed) {
        return switch (redeemed) {
            case LINKED -> Answer.bundle("{\"state\":\"redeemed\"}");
            case NO_SUCH_CODE ->
                Answer.refused(new Refusal(404, "not-found", "there is no such code, or not any more", "code"));
            case ITSELF -> Answer.refused(new Refusal(409, "conflict", "the code was opened by this subject", "code"));
            case TOO_MANY_TRIES ->
                Answer.refused(new Refusal(429, "throttled", "too many wrong codes; try again later", "code"));
        };
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Its text quotes the body.
            return JSON.createObjectNode();
        }
    }

    private static Optional<RawIdentifier> named(JsonNode asked) {
        JsonNode user = asked.path("user");
        JsonNode identifier = asked.path("identifier");
        if (user.isTextual() == identifier.isObject()) {
            return Optional.empty();
        }
        String value =
                user.isTextual() ? user.asText() : identifier.path("value").asText();
        List<String> systems =
                user.isTextual() ? List.of() : List.of(identifier.path("system").asText());
        boolean bounded = !value.isBlank()
                && value.length() <= MAX_CHARACTERS
                && systems.stream().allMatch(system -> !system.isBlank() && system.length() <= MAX_CHARACTERS);
        return bounded
                ? Optional.of(new RawIdentifier(value, systems, "", user.isTextual() ? "user" : "identifier"))
                : Optional.empty();
    }

    // Case 30. What is not mapped is the feed's own by its name; a mapped namespace is its own if no other feed maps
    // it.
    private boolean own(Feed feed, RawIdentifier identifier) {
        Optional<Authority> mapped = feed.authority(identifier);
        return mapped.isEmpty()
                || feeds.all().stream()
                        .filter(other -> !other.id().equals(feed.id()))
                        .flatMap(other -> other.authorities().stream())
                        .noneMatch(authority ->
                                authority.namespace().equals(mapped.get().namespace()));
    }
}
