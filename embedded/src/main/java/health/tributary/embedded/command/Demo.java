package health.tributary.embedded.command;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.EventStream;
import health.tributary.embedded.client.Http;
import health.tributary.embedded.client.MllpClient;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.LaunchSettings;
import health.tributary.embedded.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tributary demo}: plays the journey of {@code fixtures/two-hospitals-one-person} through a fresh system. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts a fresh system in a temporary folder, sends two hospitals' messages about one person over MLLP,"
                        + " and shows the merged record and who was told of it.")
final class Demo implements Callable<Integer> {
    private static final String JOURNEY = "fixtures/two-hospitals-one-person";
    private static final String REGIONAL_NUMBER = "19580417-2391";
    private static final int TOKEN_MINUTES = 24 * 60;
    /** After the first event of a message, the next ones follow within this time or there are none. */
    private static final Duration QUIET = Duration.ofMillis(1_200);

    private static final Duration FIRST_EVENT = Duration.ofSeconds(60);
    private static final Duration LINK_LIMIT = Duration.ofSeconds(30);
    // Results are shown as they were written: 3.40 is not 3.4.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Option(names = "--once", description = "end after the story, and leave nothing behind")
    boolean once;

    @Override
    public Integer call() throws Exception {
        Path journey = Tributary.root().resolve(JOURNEY);
        TemporaryFolder data = TemporaryFolder.named("tributary-demo");
        Files.copy(journey.resolve("feeds.json"), data.path().resolve("feeds.json"));
        LaunchSettings settings =
                LaunchSettings.of(Tributary.root(), System.getenv()).withData(data.path());
        try (Launcher launcher = Up.start(settings, data::remove)) {
            Instance instance = Instance.of(settings);
            String token = instance.tokens().token("demo", "system/*.cruds", Optional.empty(), TOKEN_MINUTES);
            try (EventStream events = EventStream.ofEverything(instance.http(Door.NOTIFICATION), token, "demo")) {
                tell(instance, journey, events);
            }
            show(instance, token);
            if (!once) {
                System.out.println(
                        "\nThe system stays up; Ctrl-C ends it. A token that may read everything:\n" + token);
                throw launcher.awaitFailure();
            }
        } finally {
            data.remove();
        }
        return 0;
    }

    private static void tell(Instance instance, Path journey, EventStream events) throws Exception {
        try (MllpClient door = new MllpClient(instance.settings().host(), instance.port(Door.MLLP))) {
            for (Path file : messages(journey)) {
                byte[] message = Files.readAllBytes(file);
                long sent = System.nanoTime();
                Acknowledgement answer = Acknowledgement.read(door.send(message));
                System.out.println(String.format(
                        Locale.ROOT,
                        "%n%s  answered %s after %.0f ms",
                        file.getFileName(),
                        answer.code(),
                        (System.nanoTime() - sent) / 1e6));
                if (!answer.positive()) {
                    throw new Refused("the door did not take " + file.getFileName() + ": " + answer.text());
                }
                Optional<EventStream.Event> event = events.next(FIRST_EVENT);
                if (event.isEmpty()) {
                    throw new Refused(
                            "nobody was told of " + file.getFileName() + " within " + FIRST_EVENT.toSeconds() + " s");
                }
                for (; event.isPresent(); event = events.next(QUIET)) {
                    print(event.get(), sent);
                }
            }
        }
    }

    private static List<Path> messages(Path journey) throws IOException {
        try (Stream<Path> files = Files.list(journey)) {
            return files.filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .toList();
        }
    }

    private static void print(EventStream.Event event, long sent) {
        System.out.println(String.format(
                Locale.ROOT,
                "  notification %3d  %5.0f ms from door to subscriber  %s",
                event.number(),
                (event.nanos() - sent) / 1e6,
                EventLine.of(event.bundle())));
    }

    private static void show(Instance instance, String token) throws Exception {
        String fhir = instance.http(Door.RECORD) + "/fhir";
        String person = person(fhir, token);
        JsonNode everything = json(fhir + "/Patient/" + person + "/$everything", token);
        System.out.println("\nThe record, " + fhir + "/Patient/" + person + "/$everything\n");
        System.out.print(RecordTable.of(everything));
    }

    // Linking follows the records that it links: until then the number leads to two persons.
    private static String person(String fhir, String token) throws Exception {
        long end = System.nanoTime() + LINK_LIMIT.toNanos();
        List<String> found = new ArrayList<>();
        while (System.nanoTime() < end) {
            found.clear();
            for (JsonNode entry :
                    json(fhir + "/Patient?identifier=" + REGIONAL_NUMBER, token).path("entry")) {
                found.add(entry.path("resource").path("id").asText());
            }
            if (found.size() == 1) {
                return found.get(0);
            }
            Thread.sleep(200);
        }
        throw new Refused(
                "the two hospitals' records were not merged: " + found.size() + " persons have the regional number");
    }

    private static JsonNode json(String address, String token) throws Exception {
        var response = Http.get(address, token);
        if (response.statusCode() != 200) {
            throw new Refused(address + " answered with " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
