package health.tributary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** What a resource says, whatever its id, its version, its order of members and the addresses that its references have. */
final class FhirContent {
    private FhirContent() {}

    static String of(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("id");
        if (copy.path("meta") instanceof ObjectNode meta) {
            meta.remove("versionId");
            meta.remove("lastUpdated");
            if (meta.isEmpty()) {
                copy.remove("meta");
            }
        }
        return sorted(copy);
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
