package health.tributary.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Sends FHIR Bundles of patients through the FHIR door, each several times as another patient, and measures from the first byte
 * until the record shows all of them. Ends with 1 when a record has not exactly the resources that were sent.
 */
@Command(name = "bundles", mixinStandardHelpOptions = true)
public final class BundleLoad implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int PAUSE_MILLIS = 100;

    @Option(names = "--ingest", defaultValue = "http://127.0.0.1:8081", description = "default ${DEFAULT-VALUE}")
    URI ingest;

    @Option(names = "--record", defaultValue = "http://127.0.0.1:8083", description = "default ${DEFAULT-VALUE}")
    URI record;

    @Option(names = "--feed", defaultValue = "any", description = "default ${DEFAULT-VALUE}")
    String feed;

    @Option(names = "--feed-key", defaultValue = "${FEED_KEY}", description = "default: the variable FEED_KEY")
    String feedKey;

    @Option(names = "--token", defaultValue = "${TOKEN}", description = "a system token (default: the variable TOKEN)")
    String token;

    @Option(names = "--folder", required = true, description = "of transaction Bundles: patients', and a directory's")
    Path folder;

    @Option(
            names = "--copies",
            defaultValue = "10",
            description = "of each patient, measured (default ${DEFAULT-VALUE})")
    int copies;

    @Option(names = "--warm-up", defaultValue = "5", description = "copies before them (default ${DEFAULT-VALUE})")
    int warmUp;

    @Option(names = "--first", defaultValue = "0", description = "number of the first copy: one that was not sent yet")
    int first;

    @Option(names = "--connections", defaultValue = "4", description = "default ${DEFAULT-VALUE}")
    int connections;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BundleLoad()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PatientBundles bundles = PatientBundles.read(folder);
        try (HttpConnection door = new HttpConnection(ingest.toString(), feedKey)) {
            for (byte[] directory : bundles.directory()) {
                send(door, directory);
            }
        }
        round(bundles, first, first + warmUp);
        List<PatientBundles.Copy> sent = round(bundles, first + warmUp, first + warmUp + copies);
        int wrong = 0;
        try (Records records = new Records(record.toString(), token)) {
            for (PatientBundles.Copy copy : sent) {
                wrong += isWhole(copy, records) ? 0 : 1;
            }
        }
        say(wrong == 0 ? "every record has what was sent" : "%d records have not what was sent", wrong);
        return wrong == 0 ? 0 : 1;
    }

    /** Sends the copies from one to before another, and waits until all are shown. */
    private List<PatientBundles.Copy> round(PatientBundles bundles, int from, int to) throws Exception {
        List<PatientBundles.Copy> all = bundles.copies(from, to);
        if (all.isEmpty()) {
            return all;
        }
        long resources = all.stream().mapToLong(PatientBundles.Copy::resources).sum();
        long start = System.nanoTime();
        InTurn.send(connections, ingest.toString(), feedKey, LIMIT, (door, which) -> {
            for (int k = which; k < all.size(); k += connections) {
                send(door, all.get(k).body());
            }
        });
        double taken = (System.nanoTime() - start) / 1e9;
        await(all, start + LIMIT.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        say(
                "%d bundles, %,d resources: taken after %.1f s, all readable after %.1f s: %,.0f resources/s",
                all.size(), resources, taken, seconds, resources / seconds);
        return all;
    }

    private void send(HttpConnection door, byte[] bundle) throws IOException {
        HttpConnection.Answer answer = door.post("/feeds/" + feed + "/fhir", "application/fhir+json", bundle);
        if (answer.status() / 100 != 2) {
            throw new IOException("the door answered with " + answer);
        }
    }

    // The type of which a copy has most tells when its one write is done; a search for each type would take a sixth of
    // the
    // machine. That the others are there too is seen afterwards, in the whole record.
    private void await(List<PatientBundles.Copy> all, long end) throws IOException, InterruptedException {
        try (Records records = new Records(record.toString(), token)) {
            for (PatientBundles.Copy copy : all) {
                Map.Entry<String, Integer> most =
                        Collections.max(copy.types().entrySet(), Map.Entry.comparingByValue());
                Optional<String> id = records.id(search(copy));
                while (id.isEmpty() || records.count(id.get(), most.getKey()) < most.getValue()) {
                    if (System.nanoTime() > end) {
                        throw new IOException("a record is not complete in time: " + most.getKey());
                    }
                    Thread.sleep(PAUSE_MILLIS);
                    id = id.isPresent() ? id : records.id(search(copy));
                }
            }
        }
    }

    private static boolean isWhole(PatientBundles.Copy copy, Records records) throws IOException {
        Map<String, Integer> shown = new HashMap<>();
        for (JsonNode resource :
                records.everything(records.id(search(copy)).orElseThrow(() -> new IOException("no such person")))) {
            shown.merge(resource.path("resourceType").asText(), 1, Integer::sum);
        }
        return shown.getOrDefault("Patient", 0) == 1
                && copy.types().entrySet().stream()
                        .allMatch(type -> type.getValue().equals(shown.get(type.getKey())));
    }

    private static String search(PatientBundles.Copy copy) {
        return "/Patient?identifier=" + copy.patient();
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
