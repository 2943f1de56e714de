package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Third-party samples of every clinical format, where they lie beside the checkout: each is taken, each shows in the record, what shows is valid,
 * and each has warnings that say something. None of them is a query, or speaks of identity alone, so each shows entries beside a patient; the FHIR directory shows
 * its own.
 */
class SamplesTakenTest {
    private static final Path FOLDER = Path.of("../../shared/samples");
    private static final Instant RECEIVED = Instant.parse("2026-05-01T06:00:00Z");
    private static final FeedRegistry FEEDS = FeedRegistry.read("""
            {"feeds": [{"name": "samples", "match": {}, "authoritiesByFacility": true,
              "subject": {"types": ["MR", "MRN", "PI", "EPI"], "loneIdentifier": true}}]}
            """);

    /** Of large Bundles one resource in so many is validated, besides one of each type. */
    private static final int SAMPLED = 50;

    private interface Door {
        List<Recorded> admit(Pipeline pipeline, byte[] bytes);
    }

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

    private static Stream<DynamicTest> each(String folder, String ending, Door door) throws IOException {
        Path all = FOLDER.resolve(folder);
        Assumptions.assumeTrue(Files.isDirectory(all), "there are no samples beside the checkout");
        try (Stream<Path> files = Files.walk(all)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(samples).isNotEmpty();
            return samples.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            all.relativize(file).toString(), () -> taken(Files.readAllBytes(file), door)));
        }
    }

    private static void taken(byte[] bytes, Door door) {
        Pipeline pipeline = new Pipeline(FEEDS);
        List<Recorded> records = door.admit(pipeline, bytes);
        assertThat(records).hasSize(1);
        Outcome outcome = pipeline.outcome(records.get(0));
        assertThat(outcome).isInstanceOf(Normalized.class);
        sayingSomething(((Normalized) outcome).warnings());
        pipeline.consume(records);
        assertThat(pipeline.rejects()).isEmpty();
        valid(FhirBundles.readable(pipeline));
    }

    /** Each says where and what, and none says it twice. */
    private static void sayingSomething(List<Warning> warnings) {
        for (Warning warning : warnings) {
            assertThat(warning.place()).as(warning.rule()).isNotBlank();
            assertThat(warning.rule()).as(warning.place()).isNotBlank();
        }
        assertThat(warnings).doesNotHaveDuplicates();
    }

    private static void valid(List<JsonNode> resources) {
        Set<String> types = new HashSet<>();
        for (int i = 0; i < resources.size(); i++) {
            JsonNode resource = resources.get(i);
            boolean first = types.add(resource.path("resourceType").asText());
            if (first || resources.size() < SAMPLED || i % SAMPLED == 0) {
                assertThat(ValidResources.errors(resource.toString()))
                        .as(PrettyJson.of(resource))
                        .isEmpty();
            }
        }
        types.remove("Patient");
        assertThat(types).as("beside the patient").isNotEmpty();
    }
}
