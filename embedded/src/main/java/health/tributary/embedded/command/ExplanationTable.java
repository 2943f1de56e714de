package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The normaliser's explanation of a message, for people. */
final class ExplanationTable {
    private static final int VALUE_CHARACTERS = 90;

    private ExplanationTable() {}

    static String of(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        for (JsonNode statement : answer.path("statements")) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s %s/%s%s%n",
                    statement.path("kind").asText(),
                    statement.path("type").asText(),
                    about(statement),
                    statement.path("directory").asBoolean() ? "  (directory)" : ""));
            readings(text, statement.path("readings"));
            for (JsonNode slot : statement.path("slots")) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %-22s %-30s %-34s %s%n",
                        slot.path("source").asText(),
                        slot.path("rule").asText(),
                        slot.path("key").asText(),
                        slot.path("value").isNull()
                                ? "(cleared)"
                                : cut(slot.path("value").toString())));
            }
        }
        for (JsonNode identity : answer.path("identity")) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s %s and %s%s%n  %-22s %s%n",
                    identity.path("kind").asText(),
                    identity.path("first").asText(),
                    identity.path("second").asText(),
                    moved(identity),
                    identity.path("source").asText(),
                    identity.path("rule").asText()));
        }
        for (JsonNode warning : answer.path("warnings")) {
            text.append(String.format(
                    Locale.ROOT,
                    "warning  %-14s %s%n",
                    warning.path("place").asText(),
                    warning.path("rule").asText()));
        }
        JsonNode rejection = answer.path("rejection");
        if (rejection.isObject()) {
            text.append(String.format(
                    Locale.ROOT,
                    "rejected (%s)  %s %s%n",
                    rejection.path("reason").asText(),
                    rejection.path("place").asText(),
                    rejection.path("rule").asText()));
        }
        return text.toString();
    }

    private static String about(JsonNode statement) {
        JsonNode day = statement.path("readings").path("day");
        return day.isMissingNode()
                ? statement.path("entry").asText(statement.path("members").toString())
                : day.asText();
    }

    private static void readings(StringBuilder text, JsonNode day) {
        for (JsonNode sample : day.path("samples")) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-22s %-34s %s %s%s%n",
                    cut(sample.path("source").asText()),
                    day.path("metric").asText() + " (" + day.path("loinc").asText() + ")",
                    sample.path("values"),
                    day.path("unit").asText(),
                    "  " + sample.path("start").asText() + " "
                            + sample.path("length").asText()));
        }
    }

    private static String moved(JsonNode identity) {
        return identity.has("moved")
                ? ": " + identity.path("moved").asText() + " becomes "
                        + identity.path("becomes").asText()
                : "";
    }

    private static String cut(String value) {
        return value.length() <= VALUE_CHARACTERS ? value : value.substring(0, VALUE_CHARACTERS - 1) + "…";
    }
}
