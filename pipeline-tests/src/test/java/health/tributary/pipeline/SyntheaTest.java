package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Case 27 with patients whom nobody has seen before: three that Synthea made up from a seed that the build prints. */
class SyntheaTest {
    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([A-Z][A-Za-z]+/[a-z2-7]{32})\"");
    /** One in so many resources is validated, besides one of each type: validation takes ten times as long as all else. */
    private static final int SAMPLED = 20;

    private static Synthea synthea;
    private static Pipeline pipeline;

    @BeforeAll
    static void taken() {
        synthea = Synthea.read();
        assertThat(synthea.patients()).as("patients of seed " + Synthea.SEED).hasSize(3);
        assertThat(synthea.directory())
                .as("hospitals and practitioners of seed " + Synthea.SEED)
                .hasSize(2);
        pipeline = FhirBundles.taken(synthea.all());
        assertThat(pipeline.rejects()).isEmpty();
    }

    @Test
    void everyResourceIsReadableWithTheSameContent() {
        List<String> read =
                FhirBundles.readable(pipeline).stream().map(FhirContent::of).toList();
        assertThat(read)
                .as("seed " + Synthea.SEED)
                .containsExactlyInAnyOrderElementsOf(FhirBundles.sent(synthea.all()));
    }

    @Test
    void everythingOfEachPatientIsCompleteAndItsReferencesLeadToWhatIsInIt() {
        List<String> left = new ArrayList<>(pipeline.everything().values());
        assertThat(left).hasSize(3);
        Set<String> directory = new HashSet<>(FhirBundles.sent(synthea.directory()));
        for (byte[] patient : synthea.patients()) {
            List<String> sent = FhirBundles.sent(List.of(patient));
            String everything = left.stream()
                    .filter(candidate -> contents(candidate).contains(patientIn(sent)))
                    .findFirst()
                    .orElseThrow();
            left.remove(everything);
            List<String> own = new ArrayList<>(contents(everything));
            own.removeIf(directory::contains);
            assertThat(own).as("seed " + Synthea.SEED).containsExactlyInAnyOrderElementsOf(sent);
            referencesLeadInside(everything);
        }
    }

    private static void referencesLeadInside(String everything) {
        Set<String> there = new HashSet<>();
        for (JsonNode resource : FhirBundles.resources(everything)) {
            String type = resource.path("resourceType").asText();
            there.add(type + '/' + resource.path("id").asText());
        }
        Matcher references = REFERENCE.matcher(everything);
        Set<String> led = new HashSet<>();
        while (references.find()) {
            led.add(references.group(1));
        }
        assertThat(led).as("a record without references proves nothing").hasSizeGreaterThan(10);
        assertThat(there).as("seed " + Synthea.SEED).containsAll(led);
    }

    @Test
    void sentTwiceNothingIsNew() {
        Pipeline twice = FhirBundles.taken(synthea.all());
        FhirBundles.nothingIsNew(twice, () -> {
            FhirBundles.send(twice, synthea.all(), FhirBundles.RECEIVED.plusSeconds(3_600));
        });
    }

    @Test
    void whatIsReadIsAsValidAsWhatWasSent() {
        Map<String, JsonNode> read = new HashMap<>();
        FhirBundles.readable(pipeline).forEach(resource -> read.put(FhirContent.of(resource), resource));
        Map<String, Integer> seen = new TreeMap<>();
        int number = 0;
        for (byte[] bundle : synthea.all()) {
            for (JsonNode source : FhirBundles.resources(new String(bundle, StandardCharsets.UTF_8))) {
                boolean first = seen.merge(source.path("resourceType").asText(), 1, Integer::sum) == 1;
                if (first || number++ % SAMPLED == 0) {
                    notWorse(source, read.get(FhirContent.of(source)));
                }
            }
        }
        assertThat(seen).as("types of seed " + Synthea.SEED).hasSizeGreaterThan(15);
    }

    private static void notWorse(JsonNode source, JsonNode read) {
        assertThat(ValidResources.errors(read.toString()))
                .as(source.path("resourceType").asText() + " of seed " + Synthea.SEED)
                .hasSizeLessThanOrEqualTo(
                        ValidResources.errors(source.toString()).size());
    }

    private static List<String> contents(String bundle) {
        return FhirBundles.resources(bundle).stream().map(FhirContent::of).toList();
    }

    private static String patientIn(List<String> contents) {
        return contents.stream()
                .filter(content -> content.contains("resourceType=\"Patient\""))
                .findFirst()
                .orElseThrow();
    }
}
