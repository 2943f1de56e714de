package health.tributary.notification.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads extensions by their address. */
final class Extensions {
    private Extensions() {}

    static Optional<JsonNode> value(JsonNode element, String url, String member) {
        return values(element, url, member).stream().findFirst();
    }

    static List<JsonNode> values(JsonNode element, String url, String member) {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode extension : element.path("extension")) {
            if (extension.path("url").asText().equals(url) && extension.has(member)) {
                values.add(extension.path(member));
            }
        }
        return values;
    }
}
