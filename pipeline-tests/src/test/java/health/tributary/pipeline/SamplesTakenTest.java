package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.feed.FeedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Third-party samples of every clinical format, where they lie beside the checkout: each is taken and shows. None of them is a query, or speaks
 * of identity alone, so each shows entries beside a patient; the FHIR directory shows its own.
 */
class SamplesTakenTest {
    private static final Path FOLDER = Path.of("../../shared/samples");
    private static final Instant RECEIVED = Instant.parse("2026-05-01T06:00:00Z");
    private static final FeedRegistry FEEDS = FeedRegistry.read("""
            {"feeds": [{"name": "samples", "match": {}, "authoritiesByFacility": true,
              "subject": {"types": ["MR", "MRN", "PI", "EPI"], "loneIdentifier": true}}]}
            """);

    @TestFactory
    Stream<DynamicTest> hl7v2() throws IOException {
        return each("hl7v2", ".hl7", (pipeline, bytes) -> pipeline.admit(bytes, RECEIVED));
    }

    @TestFactory
    Stream<DynamicTest> ccda() throws IOException {
        return each("ccda", ".xml", (pipeline, bytes) -> pipeline.admitCcda("samples", bytes, RECEIVED));
    }

    @TestFactory
    Stream<DynamicTest> fhir() throws IOException {
        return each("fhir", ".json", (pipeline, bytes) -> pipeline.admitFhir("samples", bytes, RECEIVED));
    }

    private static Stream<DynamicTest> each(String folder, String ending, Taken.Door door) throws IOException {
        Path all = FOLDER.resolve(folder);
        Assumptions.assumeTrue(Files.isDirectory(all), "there are no samples beside the checkout");
        try (Stream<Path> files = Files.walk(all)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(samples).isNotEmpty();
            return samples.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            all.relativize(file).toString(), () -> shows(Files.readAllBytes(file), door)));
        }
    }

    private static void shows(byte[] sample, Taken.Door door) {
        Set<String> types = Taken.shown(FEEDS, sample, door);
        types.remove("Patient");
        assertThat(types).as("beside the patient").isNotEmpty();
    }
}
