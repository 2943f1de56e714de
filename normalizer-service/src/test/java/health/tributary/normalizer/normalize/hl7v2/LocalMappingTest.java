package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.statement.Assert;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.MappingVersion;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import health.tributary.normalizer.stream.ConceptMapFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What feeds add to the mapping as data: concept maps, Z-segments, fields that are not mapped. */
class LocalMappingTest {
    private static final Path FOLDER = Path.of("src/test/resources/local-mapping");

    private final FeedRegistry feeds;
    private final Normalizer normalizer;

    LocalMappingTest() throws IOException {
        feeds = FeedRegistry.read(Files.readString(FOLDER.resolve("feeds.json")));
        normalizer = new Normalizer(feeds, Samples.KEY, ConceptMapFiles.read(feeds, FOLDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oru-local-codes", "adt-z-segments"})
    void messagesYieldWhatTheirFilesSay(String name) throws IOException {
        Normalized normalized = normalized("harbour", Files.readString(FOLDER.resolve(name + ".hl7")));
        Path expected = FOLDER.resolve(name + ".txt");
        String told = Told.of(normalized);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
    }

    @Test
    void theOriginalCodeStaysAndTheFeedWithoutMapsAddsNothing() throws IOException {
        String message = Files.readString(FOLDER.resolve("oru-local-codes.hl7"));
        assertThat(code(normalized("plain", message), 0))
                .isEqualTo("\"code\":{\"coding\":[{\"system\":\"https://tributary.health/code-system/plain/HARBLAB\","
                        + "\"code\":\"GLU\",\"display\":\"Blood sugar\"}]}");
        assertThat(code(normalized("harbour", message), 0))
                .contains("\"system\":\"http://loinc.org\",\"code\":\"2345-7\"")
                .contains("\"system\":\"https://tributary.health/code-system/harbour/HARBLAB\",\"code\":\"GLU\"");
    }

    @Test
    void aWiderTargetIsMarkedAndOneThatSaysMoreOrOtherIsNotAdded() throws IOException {
        Normalized normalized = normalized("harbour", Files.readString(FOLDER.resolve("oru-local-codes.hl7")));
        assertThat(code(normalized, 1)).contains("code-equivalence\",\"valueCode\":\"wider\"");
        assertThat(code(normalized, 4)).doesNotContain("loinc");
    }

    @Test
    void whatTheSenderSentItselfIsNotAddedAgain() throws IOException {
        Normalized normalized = normalized("harbour", Files.readString(FOLDER.resolve("oru-local-codes.hl7")));
        assertThat(code(normalized, 2)).containsOnlyOnce("2160-0");
    }

    @Test
    void aHigherRevisionIsAHigherMappingVersion() throws IOException {
        String message = Files.readString(FOLDER.resolve("adt-z-segments.hl7"));
        assertThat(normalized("harbour", message).batches())
                .extracting(StatementBatch::mappingVersion)
                .containsOnly(MappingVersion.CURRENT + 7);
        assertThat(normalized("plain", message).batches())
                .extracting(StatementBatch::mappingVersion)
                .containsOnly(MappingVersion.CURRENT);
    }

    @Test
    void whatIsNotMappedIsWarnedOfOnceForEachKindOfPlace() throws IOException {
        String message = Files.readString(FOLDER.resolve("adt-z-segments.hl7"));
        assertThat(normalized("harbour", message).warnings())
                .contains(new Warning("ZXX", "a segment of the site's own that the feed maps nothing of"))
                .doesNotHaveDuplicates()
                .extracting(Warning::place)
                .doesNotContain("ZPI", "ZVI", "ZSM", "PV2-24", "PID-1");
        assertThat(normalized("plain", message).warnings())
                .extracting(Warning::place)
                .contains("ZPI", "ZVI", "ZOB", "ZSM", "ZXX", "PV2-24");
    }

    @Test
    void deletingTheValueTakesTheObservationBackAndClearsTheExtension() {
        Normalized normalized = normalized("harbour", """
            MSH|^~\\&|ADT|HARBOUR|PHR|PLATFORM|20240315101530+0100||ADT^A08|Z2|P|2.5
            PID|1||H12^^^HARB^MR||Strand^Liv
            ZPI|1|""
            ZSM|1|""
            """);
        assertThat(Samples.json(
                        Samples.only(normalized, "Patient"), "extension#ZPI-2/https%3A//harbour.example/fhir/parish"))
                .isEqualTo("(cleared)");
        assertThat(Samples.statements(normalized, Retract.class)).hasSize(1);
        assertThat(Samples.all(normalized, "Observation")).isEmpty();
    }

    @Test
    void aFieldOfTheVisitWithoutAVisitIsLeftOutWithAWarning() {
        Normalized normalized = normalized("harbour", """
            MSH|^~\\&|ADT|HARBOUR|PHR|PLATFORM|20240315101530+0100||ADT^A31|Z3|P|2.5
            PID|1||H12^^^HARB^MR||Strand^Liv
            ZVI|2^Urgent^HARBTRIAGE
            """);
        assertThat(normalized.warnings()).extracting(Warning::place).contains("ZVI-1");
        assertThat(Samples.all(normalized, "Encounter")).isEmpty();
    }

    private static String code(Normalized normalized, int n) {
        Assert observation = Samples.all(normalized, "Observation").get(n);
        return Samples.json(observation, "code");
    }

    private Normalized normalized(String feed, String lines) {
        byte[] body = lines.replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
        FeedId id = new FeedId(feed);
        Envelope envelope = new Envelope(
                MessageId.of(id, body),
                id,
                ContentType.HL7V2,
                Samples.RECEIVED,
                Optional.empty(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                false,
                false);
        Normalized normalized = (Normalized) normalizer.normalize(body, envelope);
        normalized.batches().forEach(Resources::validate);
        return normalized;
    }
}
