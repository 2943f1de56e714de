package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.MllpClient;
import health.tributary.embedded.launch.Door;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HL7 v2, FHIR and a C-CDA document of one person through the real processes, each by its own door. */
class FormatsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Journey JOURNEY = Journey.named("a-referral-arrives");
    private static final Web WEB = new Web();
    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start("formats", JOURNEY.folder().resolve("feeds.json"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void allFormatsMakeOneRecordAndTheDocumentIsKeptWhole() throws Exception {
        for (Journey.Step step : JOURNEY.steps()) {
            send(step);
        }
        String expected = WholeRecord.expected(JOURNEY);
        Waiting.until(LIMIT, "the record is as the journey expects it", () -> {
            assertThat(WholeRecord.of(stack, JOURNEY)).isEqualTo(expected);
            return true;
        });

        String document = document(expected);
        HttpResponse<String> whole = read("/fhir/" + document);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(whole.body().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(JOURNEY.steps().get(2).message());

        HttpResponse<String> medications = read("/portal/persons/" + WholeRecord.person(JOURNEY) + "/medications");
        assertThat(PrettyJson.tree(medications.body())
                        .at("/medications/0/reported/0/status")
                        .asText())
                .isEqualTo("active");
    }

    private static void send(Journey.Step step) throws Exception {
        switch (step.file().way()) {
            case MLLP -> {
                try (MllpClient sender = stack.sender()) {
                    assertThat(Acknowledgement.read(sender.send(step.message())).code())
                            .isEqualTo("AA");
                }
            }
            case FHIR -> post(step, "/fhir", "application/fhir+json");
            case CCDA -> post(step, "/ccda", "application/hl7-cda+xml");
            case DEVICES, OWN -> throw new AssertionError("this journey has no such step");
        }
    }

    private static void post(Journey.Step step, String door, String type) {
        String feed = step.file().feed().orElseThrow();
        HttpResponse<String> answer =
                WEB.post(stack.address(Door.INGEST, "/feeds/" + feed + door), feed + "-key", type, step.message());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static HttpResponse<String> read(String path) {
        return WEB.get(
                stack.address(Door.RECORD, path),
                stack.tokens().patient(WholeRecord.person(JOURNEY).value()));
    }

    /** Where the one document of a record is served. */
    private static String document(String everything) {
        for (JsonNode entry : PrettyJson.tree(everything).path("entry")) {
            JsonNode url = entry.at("/resource/content/0/attachment/url");
            if (url.isTextual()) {
                String text = url.asText();
                return text.substring(text.indexOf("Binary/"));
            }
        }
        throw new AssertionError("there is no document in the record");
    }
}
