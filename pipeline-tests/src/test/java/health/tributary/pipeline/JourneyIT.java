package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.EventStream;
import health.tributary.embedded.client.MllpClient;
import health.tributary.embedded.launch.Door;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A journey through the real processes: bytes at the MLLP door, the record over FHIR, notifications by events and webhook. */
class JourneyIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Journey JOURNEY = Journey.named("two-hospitals-one-person");
    private static final Web WEB = new Web();
    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start("journey", JOURNEY.folder().resolve("feeds.json"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void aJourneyShowsInTheRecordIsHeardOfAndSentTwiceChangesNothing() throws Exception {
        try (Subscriber subscriber = new Subscriber();
                MllpClient sender = stack.sender()) {
            String stream = subscribe(Subscriber.toEventStream());
            String hook = subscribe(Subscriber.toWebhook(subscriber.endpoint()));
            Waiting.until(LIMIT, "the webhook's handshake", () -> status(hook).equals("active"));
            try (EventStream events = EventStream.of(
                    stack.address(Door.NOTIFICATION, "").toString(),
                    stack.tokens().system(),
                    stream)) {
                sendEachAfterTheOneBeforeIsHeardOf(sender, events);
            }

            assertThat(WholeRecord.of(stack, JOURNEY)).isEqualTo(WholeRecord.expected(JOURNEY));
            Waiting.until(
                    LIMIT, "the webhook heard it all", () -> subscriber.events().size() >= heard.size());
            assertThat(subscriber.events().stream().map(Subscriber.Event::number))
                    .containsExactlyElementsOf(
                            heard.stream().map(Subscriber.Event::number).toList());

            sendAgain(sender);
            assertThat(subscriber.events()).hasSize(heard.size());
        }
    }

    private final List<Subscriber.Event> heard = new ArrayList<>();

    private void sendEachAfterTheOneBeforeIsHeardOf(MllpClient sender, EventStream events) throws Exception {
        JsonNode expected = PrettyJson.tree(
                Files.readString(JOURNEY.folder().resolve("expected").resolve("notifications.json")));
        for (Journey.Step step : JOURNEY.steps()) {
            assertThat(Acknowledgement.read(sender.send(step.message())).code()).isEqualTo("AA");
            Set<String> focuses = new TreeSet<>();
            expected.forEach(line -> {
                if (line.path("after").asText().equals(step.name())) {
                    focuses.add(line.path("kind").asText() + " "
                            + of(line.path("focus").asText()));
                }
            });
            int from = heard.size();
            while (heard.size() - from < focuses.size()) {
                EventStream.Event event =
                        events.next(LIMIT).orElseThrow(() -> new AssertionError(step.name() + " is not heard of"));
                heard.addAll(Subscriber.events(event.json()));
            }
            Set<String> told = new TreeSet<>();
            heard.subList(from, heard.size()).forEach(event -> told.add(event.kind() + " " + of(event.focus())));
            assertThat(told).as(step.name()).isEqualTo(focuses);
        }
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i).number()).isEqualTo(i + 1);
        }
    }

    /** A subscriber is told of the person's Patient, whichever source's Patient changed. */
    private static String of(String focus) {
        return focus.startsWith("Patient/") ? "Patient" : focus;
    }

    private static void sendAgain(MllpClient sender) throws IOException {
        List<String> before = documents();
        String record = WholeRecord.of(stack, JOURNEY);
        for (Journey.Step step : JOURNEY.steps()) {
            assertThat(Acknowledgement.read(sender.send(step.message())).code()).isEqualTo("AA");
        }
        // A message of another patient comes behind them in every partition's order, as far as one can wait for
        // nothing.
        Waiting.pause(Duration.ofSeconds(3));
        assertThat(documents()).isEqualTo(before);
        assertThat(WholeRecord.of(stack, JOURNEY)).isEqualTo(record);
    }

    /** Every entry's version and revision, every notification. */
    private static List<String> documents() {
        List<String> lines = new ArrayList<>();
        for (Document entry : stack.store().getCollection("entries").find()) {
            lines.add(entry.getString("_id") + " " + entry.getString("version") + " " + entry.get("revision"));
        }
        for (Document notification :
                stack.store().getCollection("notifications").find()) {
            lines.add(notification.getString("_id"));
        }
        lines.sort(null);
        return lines;
    }

    private static String subscribe(byte[] body) {
        HttpResponse<String> answer = WEB.post(
                stack.address(Door.NOTIFICATION, "/fhir/Subscription"),
                stack.tokens().system(),
                "application/fhir+json",
                body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(ValidResources.errors(answer.body())).isEmpty();
        return PrettyJson.tree(answer.body()).path("id").asText();
    }

    private static String status(String subscription) {
        HttpResponse<String> answer = WEB.get(
                stack.address(Door.NOTIFICATION, "/fhir/Subscription/" + subscription),
                stack.tokens().system());
        return PrettyJson.tree(answer.body()).path("status").asText();
    }
}
