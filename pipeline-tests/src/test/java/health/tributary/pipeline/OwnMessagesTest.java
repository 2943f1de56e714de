package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.feed.FeedRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The normaliser's own messages, at least one of every kind that it reads, and what it made of them in the record: each by itself, and all
 * of them together, where updates, cancellations and the numbers of orders, visits and prescriptions meet.
 */
class OwnMessagesTest {
    private static final Path FOLDER = Path.of("../normalizer-service/src/test/resources/golden");
    private static final Instant RECEIVED = Instant.parse("2024-06-01T06:00:00Z");
    private static final FeedRegistry FEEDS = FeedRegistry.read("""
            {"feeds": [{"name": "genhosp", "match": {}, "zone": "America/New_York",
              "authorities": [
                {"raw": ["ADT1", "GENHOSP"], "namespace": "genhosp-mrn", "system": "https://genhosp.example/mrn"},
                {"raw": ["USSSA"], "namespace": "us-ssn", "system": "http://hl7.org/fhir/sid/us-ssn", "links": true}]}]}
            """);

    /** Kinds that show nothing by themselves, by the beginning of their files' names. */
    private static final Map<String, String> SHOW_NOTHING = Map.ofEntries(
            Map.entry("adt-a18", "speaks of identity alone"),
            Map.entry("adt-a24", "speaks of identity alone"),
            Map.entry("adt-a29", "takes back a person who was never told of"),
            Map.entry("adt-a30", "speaks of identity alone"),
            Map.entry("adt-a34", "speaks of identity alone"),
            Map.entry("adt-a36", "speaks of identity alone"),
            Map.entry("adt-a37", "speaks of identity alone"),
            Map.entry("adt-a39", "speaks of identity alone"),
            Map.entry("adt-a40", "speaks of identity alone"),
            Map.entry("adt-a43", "speaks of identity alone"),
            Map.entry("qbp-q11", "asks"),
            Map.entry("vxq-v01", "asks"),
            Map.entry("rsp-k11-none", "answers that nothing was found"),
            Map.entry("siu-s23", "blocks a time that is nobody's"));

    @TestFactory
    Stream<DynamicTest> eachIsTakenAndShows() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Set<String> types =
                            Taken.shown(FEEDS, bytes(file), (pipeline, bytes) -> pipeline.admit(bytes, RECEIVED));
                    assertThat(types.isEmpty()).as("shows nothing").isEqualTo(showsNothing(file));
                }));
    }

    private static boolean showsNothing(Path file) {
        String name = file.getFileName().toString();
        return SHOW_NOTHING.keySet().stream().anyMatch(name::startsWith);
    }

    @Test
    void togetherTheyShowValidResources() throws IOException {
        Pipeline pipeline = new Pipeline(FEEDS);
        pipeline.consume(records());
        assertThat(pipeline.rejects()).isEmpty();
        Set<String> types = new TreeSet<>();
        for (JsonNode resource : FhirBundles.readable(pipeline)) {
            types.add(resource.path("resourceType").asText());
            assertThat(ValidResources.errors(resource.toString()))
                    .as(PrettyJson.of(resource))
                    .isEmpty();
        }
        assertThat(types).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void inAnyOrderTheyGiveTheSameRecord(long seed) throws IOException {
        OrderProperties.sameInAnyOrder(FEEDS, records(), new Random(seed));
    }

    private static List<Recorded> records() throws IOException {
        Pipeline pipeline = new Pipeline(FEEDS);
        List<Recorded> records = new ArrayList<>();
        for (Path file : files()) {
            records.addAll(pipeline.admit(bytes(file), RECEIVED.plusSeconds(records.size())));
        }
        return records;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readString(file).replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
    }
}
