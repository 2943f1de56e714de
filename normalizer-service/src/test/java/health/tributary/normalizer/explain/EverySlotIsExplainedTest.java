package health.tributary.normalizer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.normalize.hl7v2.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of every format, whatever a golden input yields: no slot without the place and the rule that it came from. */
class EverySlotIsExplainedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path FIXTURES = Path.of("../fixtures");
    private static final Normalizer OF_HL7V2 = new Normalizer(Samples.FEEDS, Samples.KEY);
    private static final Normalizer OF_DOCUMENTS = new Normalizer(FeedRegistry.read("""
            {"feeds": [{"name": "clinic", "title": "Clinic", "zone": "America/New_York",
              "authorities": [{"raw": ["2.25.7"], "namespace": "clinic-mrn", "system": "https://clinic.example/mrn"}],
              "subject": {"authorities": ["clinic-mrn"]}}]}
            """), Samples.KEY);

    @TestFactory
    Stream<DynamicTest> ofHl7v2() throws IOException {
        return files(RESOURCES.resolve("golden"), ".hl7").stream()
                .map(file -> test(file, () -> {
                    byte[] body = Files.readString(file).replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
                    String feed = name(file).contains("clinic") ? "clinic" : "genhosp";
                    everySlotOf(explained(OF_HL7V2, feed, ContentType.HL7V2, body));
                }));
    }

    @TestFactory
    Stream<DynamicTest> ofDocuments() throws IOException {
        return files(RESOURCES.resolve("ccda"), ".xml").stream()
                .map(file -> test(
                        file,
                        () -> everySlotOf(
                                explained(OF_DOCUMENTS, "clinic", ContentType.CDA, Files.readAllBytes(file)))));
    }

    @TestFactory
    Stream<DynamicTest> ofFhirAndDataPoints() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                for (Path file : files(folder, ".json")) {
                    // 05-clinic-visit@clinic.fhir.json: what the person wrote herself is read by the record-service.
                    String[] parts = name(file).split("[@.]", -1);
                    if (parts.length == 4 && !parts[1].equals("self")) {
                        tests.add(test(file, () -> everySlotOf(ofFixture(folder, parts[1], parts[2], file))));
                    }
                }
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(6);
        return tests.stream();
    }

    private static JsonNode ofFixture(Path folder, String feed, String form, Path file) throws IOException {
        FeedRegistry feeds = FeedRegistry.read(Files.readString(folder.resolve("feeds.json")));
        ContentType type = form.equals("fhir") ? ContentType.FHIR_JSON : ContentType.OPEN_MHEALTH_JSON;
        return explained(new Normalizer(feeds, Samples.KEY), feed, type, Files.readAllBytes(file));
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"HL7V2", "FHIR_JSON", "CDA", "OPEN_MHEALTH_JSON", "OPEN_MHEALTH_NDJSON"})
    void aRejectionOfAnyFormatTellsReasonAndRule(ContentType type) throws IOException {
        JsonNode answer = explained(OF_DOCUMENTS, "clinic", type, "neither".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.path("outcome").asText()).isEqualTo("rejected");
        assertThat(answer.path("rejection").path("reason").asText()).isEqualTo("unreadable");
        assertThat(answer.path("rejection").path("rule").asText()).isNotBlank();
    }

    @Test
    void aMergeTellsBothSubjectsTheFieldAndTheRule() throws IOException {
        byte[] merge = Samples.bytes(
                Samples.msh("ADT^A40"), Samples.evn("A40"), "PID|||P1^^^ADT1^MR||A^B", "MRG|P2^^^ADT1^MR");

        JsonNode said = explained(OF_HL7V2, "genhosp", ContentType.HL7V2, merge)
                .path("identity")
                .path(0);

        assertThat(said.path("kind").asText()).isEqualTo("merge");
        assertThat(said.path("first").asText()).isNotEqualTo(said.path("second").asText());
        assertThat(said.path("source").asText()).isEqualTo("MRG-1");
        assertThat(said.path("rule").asText()).isEqualTo("ADT_A40");
    }

    private static void everySlotOf(JsonNode answer) {
        assertThat(answer.path("outcome").asText()).isEqualTo("normalized");
        assertThat(answer.path("mappingVersion").asInt()).isPositive();
        for (JsonNode statement : answer.path("statements")) {
            assertThat(statement.path("kind").asText()).isNotBlank();
            for (JsonNode slot : statement.path("slots")) {
                assertThat(slot.path("source").asText())
                        .as("source of %s", slot.path("key"))
                        .isNotBlank();
                assertThat(slot.path("rule").asText())
                        .as("rule of %s", slot.path("key"))
                        .isNotBlank();
            }
            for (JsonNode sample : statement.path("readings").path("samples")) {
                assertThat(sample.path("source").asText()).isNotBlank();
            }
        }
        for (JsonNode said : answer.path("identity")) {
            assertThat(said.path("source").asText()).isNotBlank();
            assertThat(said.path("rule").asText()).isNotBlank();
        }
        for (JsonNode warning : answer.path("warnings")) {
            assertThat(warning.path("rule").asText()).isNotBlank();
        }
        assertThat(answer.path("statements").size()
                        + answer.path("identity").size()
                        + answer.path("warnings").size())
                .isPositive();
    }

    private static JsonNode explained(Normalizer normalizer, String feed, ContentType type, byte[] body)
            throws IOException {
        FeedId id = new FeedId(feed);
        Envelope envelope =
                new Envelope(MessageId.of(id, body), id, type, Samples.RECEIVED, Optional.empty(), "", false, false);
        return JSON.readTree(JSON.writeValueAsBytes(Explanation.of(normalizer.normalize(body, envelope))));
    }

    private interface Check {
        void run() throws IOException;
    }

    private static DynamicTest test(Path file, Check check) {
        return DynamicTest.dynamicTest(name(file), check::run);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(ending)).sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
