package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A rehearsal for people: of each patient the entries, of each entry the values before and after. */
final class RehearsalTable {
    private static final int VALUE_CHARACTERS = 160;

    private RehearsalTable() {}

    static String patient(JsonNode patient) {
        StringBuilder text = new StringBuilder("patient ")
                .append(patient.path("subject").asText())
                .append('\n');
        for (JsonNode entry : patient.path("entries")) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %s/%s%s%n",
                    entry.path("type").asText(),
                    entry.path("id").asText(),
                    existence(entry)));
            for (JsonNode slot : entry.path("slots")) {
                text.append(String.format(
                        Locale.ROOT,
                        "    %-30s %s%n%36s%s%n",
                        slot.path("slot").asText(),
                        value(slot.path("before")),
                        "=> ",
                        value(slot.path("after"))));
            }
        }
        return text.toString();
    }

    private static String existence(JsonNode entry) {
        boolean before = entry.path("before").asBoolean();
        return before == entry.path("after").asBoolean() ? "" : before ? "  (would go)" : "  (would be new)";
    }

    private static String value(JsonNode value) {
        String text = value.isTextual() ? value.asText() : "(nothing)";
        return text.length() <= VALUE_CHARACTERS ? text : text.substring(0, VALUE_CHARACTERS - 1) + "…";
    }

    static String counts(JsonNode counts) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "read %,d messages: %,d unchanged, %,d changed, %,d newly rejected, %,d newly accepted, %,d still"
                        + " rejected%n",
                counts.path("read").asLong(),
                counts.path("unchanged").asLong(),
                counts.path("changed").asLong(),
                counts.path("newlyRejected").asLong(),
                counts.path("newlyAccepted").asLong(),
                counts.path("stillRejected").asLong()));
        text.append(String.format(
                Locale.ROOT,
                "%,d values of %,d entries of %,d patients would change, and %,d entries of directories",
                counts.path("values").asLong(),
                counts.path("entries").asLong(),
                counts.path("patients").asLong(),
                counts.path("directoryEntries").asLong()));
        if (counts.path("tooLarge").asLong() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%,d messages are larger than 4 MiB and were not compared",
                    counts.path("tooLarge").asLong()));
        }
        if (counts.has("stoppedAt")) {
            text.append("\nstopped at the limit; go on with --from ")
                    .append(counts.path("stoppedAt").asText());
        }
        return text.toString();
    }
}
