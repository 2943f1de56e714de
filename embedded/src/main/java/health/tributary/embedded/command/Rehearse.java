package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./tributary rehearse}: whose shown values a replay would change. Reads the archive page by page, has the normaliser read each
 * page and the record compare it; then looks at each patient of whom a message says something else, with all such messages together.
 * No service calls another one for it, and nothing is stored anywhere.
 */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = {
            "Says whose shown values would change if archived messages were replayed under the current mapping.",
            "Changes nothing. What it prints is health data."
        })
final class Rehearse implements Callable<Integer> {
    /** What is said of one patient, in base64; the record takes no larger request. */
    private static final int MAX_BATCH_CHARACTERS = 8 * 1024 * 1024;

    private static final int MAX_IDS = 100;

    @Mixin
    Selection selection;

    @Option(
            names = "--limit",
            defaultValue = "20000",
            paramLabel = "N",
            description = "stop reading after N messages that say something else (default ${DEFAULT-VALUE})")
    int limit;

    @Option(names = "--json", description = "a line of JSON for each patient, and one with the counts")
    boolean json;

    private OperatorApi api;

    @Override
    public Integer call() throws Exception {
        api = new OperatorApi(Instance.ofEnvironment());
        RehearsalTally tally = new RehearsalTally();
        Progress progress = new Progress("read");
        String after = "";
        do {
            JsonNode page = api.get(Door.RECORD, "/operator/archive?" + selection.parameters(after));
            JsonNode read = api.post(Door.NORMALIZER, "/explain/archived", page);
            tally.add(page, read, api.post(Door.RECORD, "/operator/rehearsal", read));
            after = page.path("after").asText("");
            tally.reached(page);
            progress.at(tally.read(), tally.reached());
        } while (!after.isEmpty() && tally.different() < limit);
        for (Map.Entry<String, List<String>> patient : tally.patients().entrySet()) {
            patient(patient.getKey(), patient.getValue(), tally);
        }
        ObjectNode counts = tally.counts(!after.isEmpty());
        System.out.println(json ? counts : RehearsalTable.counts(counts));
        return 0;
    }

    /** All that is said otherwise of one patient, together; where that is too much at once, in parts. */
    private void patient(String subject, List<String> messages, RehearsalTally tally)
            throws IOException, InterruptedException, Refused {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode gathered = all.putArray("messages");
        int characters = 0;
        for (int from = 0; from < messages.size(); ) {
            List<String> ids = messages.subList(from, Math.min(from + MAX_IDS, messages.size()));
            JsonNode page = api.get(Door.RECORD, "/operator/archive?id=" + String.join(",", ids));
            // A page ends where it is full.
            from += Math.max(1, page.path("messages").size());
            for (JsonNode message :
                    api.post(Door.NORMALIZER, "/explain/archived", page).path("messages")) {
                int more = message.path("batches").toString().length();
                if (characters > 0 && characters + more > MAX_BATCH_CHARACTERS) {
                    compared(subject, all, tally);
                    gathered.removeAll();
                    characters = 0;
                }
                gathered.add(message);
                characters += more;
            }
        }
        compared(subject, all, tally);
    }

    private void compared(String subject, JsonNode read, RehearsalTally tally)
            throws IOException, InterruptedException, Refused {
        JsonNode entries = api.post(Door.RECORD, "/operator/rehearsal?subject=" + subject, read)
                .path("entries");
        if (!entries.isEmpty()) {
            tally.shown(subject, entries);
            ObjectNode patient = JsonNodeFactory.instance.objectNode();
            patient.put("subject", subject).set("entries", entries);
            System.out.println(json ? patient : RehearsalTable.patient(patient));
        }
    }
}
