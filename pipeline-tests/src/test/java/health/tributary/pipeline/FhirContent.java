package health.tributary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** What a resource says, whatever its id, its version, who states it, its order of members and the addresses that its references have. */
final class FhirContent {
    private FhirContent() {}

    static String of(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("id");
        if (copy.path("meta") instanceof ObjectNode meta) {
            meta.remove("versionId");
            meta.remove("lastUpdated");
            withoutFeeds(meta);
            if (meta.isEmpty()) {
                copy.remove("meta");
            }
        }
        return sorted(copy);
    }

    /** The record adds who states a resource to the tags that the source gave it. */
    private static void withoutFeeds(ObjectNode meta) {
        if (meta.path("tag") instanceof ArrayNode tags) {
            for (int i = tags.size() - 1; i >= 0; i--) {
                if (tags.path(i).path("system").asText().equals("https://tributary.health/feed")) {
                    tags.remove(i);
                }
            }
            if (tags.isEmpty()) {
                meta.remove("tag");
            }
        }
    }

    private static String sorted(JsonNode node) {
        StringBuilder text = new StringBuilder();
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.forEach((name, value) -> text.append(name)
                    .append('=')
                    .append(address(name, value) ? address(value.asText()) : sorted(value))
                    .append('\n'));
            return "{" + text + "}";
        }
        if (node instanceof ArrayNode array) {
            array.forEach(item -> text.append(sorted(item)).append(','));
            return "[" + text + "]";
        }
        return node.toString();
    }

    private static boolean address(String name, JsonNode value) {
        return value.isTextual()
                && (name.equals("reference")
                        || (name.equals("url")
                                && (value.asText().startsWith("urn:uuid:")
                                        || value.asText().startsWith("Binary/"))));
    }

    // Only within the resource (#id) is an address the same before and after.
    private static String address(String reference) {
        return reference.startsWith("#") ? reference : "somewhere";
    }
}
