package health.tributary.contract.feed;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.feed.LocalField.Code;
import health.tributary.contract.feed.LocalField.Extension;
import health.tributary.contract.feed.LocalField.Identifier;
import health.tributary.contract.feed.LocalField.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a feed adds to the mapping; errors name the item. */
final class FeedMappingJson {
    private static final Set<String> OF_RESOURCES = Set.of("segment", "field", "target", "url", "type");
    private static final Set<String> OF_OBSERVATIONS =
            Set.of("segment", "field", "target", "type", "code", "codeField", "unitField", "timeField", "category");

    private FeedMappingJson() {}

    static FeedMapping read(JsonNode feed) {
        return new FeedMapping(
                number(feed, "mappingRevision"),
                FeedRegistryJson.texts(feed.path("conceptMaps")),
                localFields(feed.path("localFields")));
    }

    private static List<LocalField> localFields(JsonNode nodes) {
        List<LocalField> fields = new ArrayList<>();
        for (JsonNode node : nodes) {
            try {
                fields.add(localField(node));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("localFields[" + fields.size() + "]: " + e.getMessage(), e);
            }
        }
        return fields;
    }

    private static LocalField localField(JsonNode node) {
        String target = node.path("target").asText();
        String segment = node.path("segment").asText();
        int field = number(node, "field");
        if (target.equals("Observation")) {
            FeedRegistryJson.known(node, OF_OBSERVATIONS);
            return new Observation(
                    segment,
                    field,
                    type(node),
                    node.has("code") ? Optional.of(code(node.get("code"))) : Optional.empty(),
                    number(node, "codeField"),
                    number(node, "unitField"),
                    number(node, "timeField"),
                    FeedRegistryJson.text(node, "category"));
        }
        FeedRegistryJson.known(node, OF_RESOURCES);
        return switch (target) {
            case "Patient.extension", "Encounter.extension" ->
                new Extension(segment, field, resource(target), node.path("url").asText(), type(node));
            case "Patient.identifier", "Encounter.identifier" -> {
                FeedRegistryJson.known(node, Set.of("segment", "field", "target"));
                yield new Identifier(segment, field, resource(target));
            }
            default ->
                throw new IllegalArgumentException(
                        "\"target\" is one of Patient.extension, Patient.identifier, Encounter.extension,"
                                + " Encounter.identifier, Observation");
        };
    }

    private static String resource(String target) {
        return target.substring(0, target.indexOf('.'));
    }

    private static LocalType type(JsonNode node) {
        return LocalType.of(node.path("type").asText());
    }

    private static Code code(JsonNode node) {
        FeedRegistryJson.known(node, Set.of("system", "code", "display"));
        return new Code(
                node.path("system").asText(),
                node.path("code").asText(),
                node.path("display").asText());
    }

    private static int number(JsonNode node, String member) {
        JsonNode number = node.path(member);
        if (!number.isMissingNode() && !number.canConvertToExactIntegral()) {
            throw new IllegalArgumentException('"' + member + "\" is a whole number");
        }
        return number.asInt(0);
    }
}
