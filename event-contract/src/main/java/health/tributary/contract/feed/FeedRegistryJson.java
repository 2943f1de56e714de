package health.tributary.contract.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.FeedId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code {"feeds": [...]}}; a member nobody knows is refused, so that a misspelt rule cannot be ignored. */
final class FeedRegistryJson {
    private static final Set<String> MEMBERS = Set.of(
            "name",
            "title",
            "match",
            "keySha256",
            "authorities",
            "authoritiesByFacility",
            "subject",
            "zone",
            "charset",
            "trust",
            "completeLists",
            "monotoneSequence",
            "backfill",
            "fhirValidation",
            "mappingRevision",
            "conceptMaps",
            "localFields",
            // These two are the doors' alone, and read there.
            "clientCertificates",
            "messagesPerSecond");

    private FeedRegistryJson() {}

    static FeedRegistry read(String json) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the feed registry is not JSON, line " + e.getLocation().getLineNr(), e);
        }
        if (root == null || !root.path("feeds").isArray()) {
            throw new IllegalArgumentException("the feed registry is an object with an array \"feeds\"");
        }
        List<Feed> feeds = new ArrayList<>();
        for (JsonNode feed : root.get("feeds")) {
            feeds.add(feed(feed));
        }
        return new FeedRegistry(feeds);
    }

    private static Feed feed(JsonNode node) {
        String name = node.path("name").asText();
        try {
            known(node, MEMBERS);
            return new Feed(
                    new FeedId(name),
                    node.path("title").asText(name),
                    node.has("match") ? Optional.of(match(node.get("match"))) : Optional.empty(),
                    text(node, "keySha256"),
                    authorities(node.path("authorities")),
                    node.path("authoritiesByFacility").asBoolean(false),
                    node.has("subject") ? subject(node.get("subject")) : SubjectRule.DEFAULT,
                    text(node, "zone").map(ZoneId::of).orElse(ZoneOffset.UTC),
                    text(node, "charset").map(Charset::forName).orElse(StandardCharsets.UTF_8),
                    node.path("trust").asInt(0),
                    new HashSet<>(texts(node.path("completeLists"))),
                    node.path("monotoneSequence").asBoolean(false),
                    node.path("backfill").asBoolean(false),
                    FhirValidation.of(node.path("fhirValidation").asText("warn")),
                    FeedMappingJson.read(node));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("feed \"" + name + "\": " + e.getMessage(), e);
        }
    }

    private static Match match(JsonNode node) {
        known(node, Set.of("sendingApplication", "sendingFacility"));
        return new Match(text(node, "sendingApplication"), text(node, "sendingFacility"));
    }

    private static SubjectRule subject(JsonNode node) {
        known(node, Set.of("authorities", "types", "loneIdentifier"));
        return new SubjectRule(
                texts(node.path("authorities")),
                texts(node.path("types")),
                node.path("loneIdentifier").asBoolean(false));
    }

    private static List<Authority> authorities(JsonNode nodes) {
        List<Authority> authorities = new ArrayList<>();
        for (JsonNode node : nodes) {
            known(node, Set.of("raw", "namespace", "system", "links"));
            authorities.add(new Authority(
                    texts(node.path("raw")),
                    node.path("namespace").asText(),
                    text(node, "system"),
                    node.path("links").asBoolean(false)));
        }
        return authorities;
    }

    static void known(JsonNode node, Set<String> members) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name)) {
                throw new IllegalArgumentException("unknown member \"" + name + "\"");
            }
        }
    }

    static Optional<String> text(JsonNode node, String member) {
        return node.hasNonNull(member) ? Optional.of(node.get(member).asText()) : Optional.empty();
    }

    static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
