package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A notification bundle on one line: what happened to what. */
final class EventLine {
    private EventLine() {}

    static String of(JsonNode bundle) {
        List<String> parts = new ArrayList<>();
        kind(bundle).forEach(parts::add);
        focus(bundle.path("entry").path(0).path("resource"), parts);
        return String.join("  ", parts);
    }

    // The write's kind is an extension of the event; wherever it stands, it is the only valueCode of that address.
    private static List<String> kind(JsonNode bundle) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode extension : bundle.findParents("url")) {
            if (extension.path("url").asText().endsWith("/write-kind")) {
                kinds.add(String.format(
                        Locale.ROOT, "%-9s", extension.path("valueCode").asText()));
            }
        }
        return kinds;
    }

    private static void focus(JsonNode status, List<String> parts) {
        for (JsonNode parameter : status.path("parameter")) {
            for (JsonNode part : parameter.path("part")) {
                if (part.path("name").asText().equals("focus")) {
                    String reference =
                            part.path("valueReference").path("reference").asText();
                    String[] steps = reference.split("/", -1);
                    parts.add(steps.length >= 2 ? steps[steps.length - 2] + "/" + steps[steps.length - 1] : reference);
                }
            }
        }
    }
}
