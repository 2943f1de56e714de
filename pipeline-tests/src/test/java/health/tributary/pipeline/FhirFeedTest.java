package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.FeedId;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.admit.AdmitFhir;
import health.tributary.ingest.admit.AdmitRules;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FhirAdmission;
import health.tributary.ingest.admit.FhirLines;
import health.tributary.ingest.admit.FhirPart;
import health.tributary.ingest.admit.Interaction;
import health.tributary.ingest.admit.LineReader.Line;
import health.tributary.ingest.validation.HapiParser;
import health.tributary.record.apply.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cases 11 and 27 on the whole way: what the FHIR door takes as interactions, transactions and lines, and what the record shows of it. */
class FhirFeedTest {
    private static final FeedRegistry FEEDS = FeedRegistry.read("""
        {"feeds":[{"name":"clinic","authorities":[
          {"raw":["http://north.example/mrn"],"namespace":"north-mrn","links":true}]}]}
        """);
    private static final Feed CLINIC = FEEDS.feed(new FeedId("clinic")).orElseThrow();
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String PULSE = """
        {"resourceType":"Observation","status":"final","code":{"text":"pulse"},"subject":{"reference":"Patient/p1"},
         "valueQuantity":{"value":70.0,"unit":"/min"}}\
        """;
    private static final String PATIENT = """
        {"resourceType":"Patient","id":"p1","name":[{"family":"Roe"}]}\
        """;

    private final AdmitFhir door = new AdmitFhir(Pipeline.KEY, new AdmitRules(100, 1), new HapiParser());
    private final Pipeline pipeline = new Pipeline(FEEDS);

    @Test
    void case11AHundredConditionalCreatesInAnyOrderAreOneEntry() {
        List<Recorded> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // Half of them are repetitions of one message, the others messages of their own about the same identifier.
            Optional<String> requestId = i % 2 == 0 ? Optional.empty() : Optional.of("r" + i);
            records.add(interaction("POST", "Observation", Optional.of("identifier=http://o.example|1"), requestId, i));
        }
        Collections.shuffle(records, new Random(11));
        pipeline.consume(records, new Random(12));
        assertThat(entries("Observation")).hasSize(1);
        assertThat(entries("Observation").get(0).exists()).isTrue();
    }

    @Test
    void whatWasCreatedByIdentifierIsUpdatedAndDeletedByIt() {
        String address = "Observation?identifier=http://o.example|1";
        take(interaction("POST", "Observation", Optional.of("identifier=http://o.example|1"), Optional.empty(), 0));
        take(record(
                "PUT",
                address,
                PULSE.replace("70.0", "72.50"),
                Optional.empty(),
                Optional.empty(),
                NOON.plusSeconds(1)));
        assertThat(entries("Observation"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.resource()).contains("72.50"));
        take(record("DELETE", address + "&patient=p1", "", Optional.empty(), Optional.empty(), NOON.plusSeconds(2)));
        assertThat(entries("Observation"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.exists()).isFalse());
    }

    @Test
    void aDeletedResourceThatIsPutAgainIsThereAgain() {
        take(record("PUT", "Patient/p1", PATIENT, Optional.empty(), Optional.of("1"), NOON));
        take(record("DELETE", "Patient/p1", "", Optional.empty(), Optional.of("2"), NOON.plusSeconds(1)));
        assertThat(entries("Patient").get(0).exists()).isFalse();
        take(record("PUT", "Patient/p1", PATIENT, Optional.empty(), Optional.of("3"), NOON.plusSeconds(2)));
        assertThat(entries("Patient").get(0).exists()).isTrue();
    }

    @Test
    void case27ATransactionsReferencesConditionsContainedAndUnknownPartsAreKept() {
        String bundle = """
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","identifier":[{"system":"http://north.example/mrn","value":"5"}]},
              "request":{"method":"PUT","url":"Patient?identifier=http://north.example/mrn|5"}},
             {"fullUrl":"urn:uuid:2","resource":{"resourceType":"Practitioner","identifier":[{"system":"http://npi.example","value":"9"}]},
              "request":{"method":"POST","url":"Practitioner","ifNoneExist":"identifier=http://npi.example|9"}},
             {"resource":{"resourceType":"Observation","status":"final","code":{"text":"t"},
               "contained":[{"resourceType":"Device","id":"d","distinctIdentifier":"x"}],"device":{"reference":"#d"},
               "extension":[{"url":"http://who.example/knows","valueString":"kept"}],
               "subject":{"reference":"Patient?identifier=http://north.example/mrn|5"},
               "performer":[{"reference":"Practitioner?identifier=http://npi.example|9"},{"reference":"urn:uuid:2"}]},
              "request":{"method":"POST","url":"Observation"}}]}\
            """;
        pipeline.consume(pipeline.admitFhir("clinic", bundle.getBytes(StandardCharsets.UTF_8), NOON));
        assertThat(pipeline.rejects()).isEmpty();
        StoredEntry practitioner = entries("Practitioner").stream()
                .filter(StoredEntry::exists)
                .findFirst()
                .orElseThrow();
        JsonNode observation = PrettyJson.tree(entries("Observation").get(0).resource());
        String patient = pipeline.persons().get(0).value();
        assertThat(observation.path("subject").path("reference").asText()).isEqualTo("Patient/" + patient);
        for (JsonNode performer : observation.path("performer")) {
            assertThat(performer.path("reference").asText())
                    .isEqualTo("Practitioner/" + practitioner.id().value());
        }
        assertThat(observation
                        .path("contained")
                        .path(0)
                        .path("distinctIdentifier")
                        .asText())
                .isEqualTo("x");
        assertThat(observation.path("device").path("reference").asText()).isEqualTo("#d");
        assertThat(observation.path("extension").path(0).path("valueString").asText())
                .isEqualTo("kept");
        ValidResources.inBundle(pipeline.everything().get(pipeline.persons().get(0)));
    }

    @Test
    void partsInAnyOrderAndAgainShowTheSameRecordAndLinesInAnyOrderTheSameContent() {
        List<String> lines = new ArrayList<>();
        lines.add(PATIENT);
        for (int i = 0; i < 300; i++) {
            lines.add(PULSE.replace("\n", "").replace("\"status\"", "\"id\":\"o" + i + "\",\"status\""));
        }
        List<Recorded> parts = lines(lines);
        pipeline.consume(parts);
        assertThat(entries("Observation")).hasSize(300);
        Pipeline inDisorder = new Pipeline(FEEDS);
        inDisorder.consume(parts, new Random(3));
        assertThat(inDisorder.everything()).isEqualTo(pipeline.everything());
        FhirBundles.nothingIsNew(
                pipeline,
                () -> pipeline.consume(parts.stream()
                        .map(part -> part.again(Duration.ofDays(1)))
                        .toList()));
        Collections.reverse(lines);
        Pipeline backwards = new Pipeline(FEEDS);
        backwards.consume(lines(lines));
        assertThat(content(backwards)).isEqualTo(content(pipeline));
    }

    /** What is said, without the versions, which tell from which message. */
    private static String content(Pipeline pipeline) {
        return pipeline.everything().toString().replaceAll("\"versionId\":\"[a-z2-7]+\",", "");
    }

    private List<Recorded> lines(List<String> texts) {
        FhirLines lines = new FhirLines(door, CLINIC, true, Optional.empty());
        List<FhirPart> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            byte[] bytes = texts.get(i).getBytes(StandardCharsets.UTF_8);
            lines.add(new Line(i + 1, bytes, false), NOON).ifPresent(parts::add);
            if (i % 100 == 0) {
                lines.finish(NOON).ifPresent(parts::add);
            }
        }
        lines.finish(NOON).ifPresent(parts::add);
        return parts.stream()
                .flatMap(part -> part.messages().stream())
                .map(FhirFeedTest::recorded)
                .toList();
    }

    private Recorded interaction(
            String method, String url, Optional<String> ifNoneExist, Optional<String> requestId, int second) {
        return record(method, url, PULSE, ifNoneExist, requestId, NOON.plusSeconds(second));
    }

    private Recorded record(
            String method,
            String url,
            String resource,
            Optional<String> ifNoneExist,
            Optional<String> requestId,
            Instant at) {
        Interaction interaction = new Interaction(method, url, ifNoneExist, Optional.empty(), requestId);
        return recorded(door.admit(
                Arrival.of(resource.getBytes(StandardCharsets.UTF_8), at),
                interaction,
                CLINIC,
                "application/fhir+json"));
    }

    private static Recorded recorded(FhirAdmission admission) {
        assertThat(admission.refusal()).isEmpty();
        return new Recorded(admission.envelope(), admission.body());
    }

    private void take(Recorded record) {
        pipeline.consume(List.of(record));
    }

    private List<StoredEntry> entries(String type) {
        return pipeline.store().allEntries().stream()
                .filter(entry -> entry.type().equals(type))
                .toList();
    }
}
