package health.tributary.pipeline;

import static health.tributary.pipeline.FhirBundles.FEEDS;
import static health.tributary.pipeline.FhirBundles.RECEIVED;
import static health.tributary.pipeline.FhirBundles.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Case 27: a read of what was sent as FHIR gives back the same content, whole, and once. */
class FhirBundlesTest {
    private static final Path FOLDER = Path.of("../../shared/samples/fhir");
    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([A-Z][A-Za-z]+/[a-z2-7]{32})\"");

    @Test
    void everyResourceOfTheSamplesIsReadableWithTheSameContent() {
        sameContent(samples());
    }

    @Test
    void everyResourceOfABundleWithAllThatIsOddIsReadableWithTheSameContent() {
        sameContent(List.of(odd()));
    }

    private static void sameContent(List<byte[]> bundles) {
        Pipeline pipeline = taken(bundles);
        assertThat(pipeline.rejects()).isEmpty();
        List<String> read =
                FhirBundles.readable(pipeline).stream().map(FhirContent::of).toList();
        assertThat(read).containsExactlyInAnyOrderElementsOf(FhirBundles.sent(bundles));
    }

    @Test
    void everythingIsCompleteAndItsReferencesLeadToWhatIsInIt() {
        Pipeline pipeline = taken(List.of(odd()));
        String everything = pipeline.everything().values().iterator().next();
        Set<String> there = new HashSet<>();
        for (JsonNode entry : PrettyJson.tree(everything).path("entry")) {
            JsonNode resource = entry.path("resource");
            there.add(resource.path("resourceType").asText()
                    + '/'
                    + resource.path("id").asText());
        }
        assertThat(there).hasSize(7);
        Matcher references = REFERENCE.matcher(everything);
        while (references.find()) {
            assertThat(there).contains(references.group(1));
        }
        ValidResources.inBundle(everything);
    }

    @Test
    void everythingOfTheSamplesHasEveryClinicalResourceAndIsAsValidAsItWas() {
        List<byte[]> bundles = samples();
        Pipeline pipeline = taken(bundles);
        long shown = 0;
        for (String everything : pipeline.everything().values()) {
            for (JsonNode entry : PrettyJson.tree(everything).path("entry")) {
                shown++;
                assertThat(entry.path("resource").path("resourceType").asText()).isNotEmpty();
            }
        }
        long stored = pipeline.store().allEntries().stream()
                .filter(entry -> !entry.directory())
                .count();
        assertThat(shown).isGreaterThanOrEqualTo(stored);
        String source = new String(bundles.get(0), StandardCharsets.UTF_8);
        long wrongBefore = wrong(FhirBundles.resources(source));
        long wrongAfter = wrong(FhirBundles.readable(taken(bundles.subList(0, 1))));
        assertThat(wrongAfter).isLessThanOrEqualTo(wrongBefore);
    }

    private static long wrong(List<JsonNode> resources) {
        return resources.stream()
                .filter(resource -> !ValidResources.errors(resource.toString()).isEmpty())
                .count();
    }

    @Test
    void sentTwiceNothingIsNew() {
        eachSentTwice(List.of(odd()));
    }

    @Test
    void eachOfTheSamplesSentTwiceNothingIsNew() {
        eachSentTwice(samples());
    }

    private static void eachSentTwice(List<byte[]> bundles) {
        Pipeline pipeline = new Pipeline(FEEDS);
        for (int i = 0; i < bundles.size(); i++) {
            List<byte[]> bundle = List.of(bundles.get(i));
            Instant at = RECEIVED.plusSeconds(60L * i);
            FhirBundles.send(pipeline, bundle, at);
            FhirBundles.nothingIsNew(pipeline, () -> FhirBundles.send(pipeline, bundle, at.plusSeconds(30)));
        }
    }

    @Test
    void allSamplesSentOnceMoreInTheEndNothingIsNew() {
        List<byte[]> bundles = samples();
        Pipeline pipeline = taken(bundles);
        FhirBundles.nothingIsNew(pipeline, () -> FhirBundles.send(pipeline, bundles, RECEIVED.plusSeconds(3_600)));
    }

    @Test
    void anyOrderOfUpdatesAndDeletionsGivesTheSameRecord() {
        List<Recorded> records = new ArrayList<>();
        Pipeline door = new Pipeline(FEEDS);
        records.addAll(door.admitFhir("clinic", odd(), RECEIVED));
        for (int i = 0; i < 6; i++) {
            records.addAll(door.admitFhir("clinic", weight(i), RECEIVED.plusSeconds(i)));
        }
        records.addAll(door.admitFhir(
                "clinic",
                bundle(
                        "'timestamp':'2026-04-30T10:00:03Z',",
                        "{'request':{'method':'DELETE','url':'Observation/w?patient=p1'}}"),
                RECEIVED));
        for (long seed = 1; seed <= 3; seed++) {
            OrderProperties.sameInAnyOrder(FEEDS, records, new Random(seed));
        }
    }

    @Test
    void theGoodPartsOfABatchAreTaken() {
        Pipeline pipeline = new Pipeline(FEEDS);
        byte[] batch = bundle(
                "",
                "{'request':{'method':'PUT','url':'Patient/p1'},'resource':{'resourceType':'Patient','id':'p1'}}",
                "{'request':{'method':'POST','url':'Observation'},'resource':{'resourceType':'Observation','status':1}}");
        pipeline.consume(pipeline.admitFhir("clinic", batch, RECEIVED));
        assertThat(pipeline.store().allEntries()).hasSize(1);
    }

    private static byte[] weight(int second) {
        return bundle(
                "'timestamp':'2026-04-30T10:00:0" + second + "Z',",
                "{'request':{'method':'PUT','url':'Observation/w'},'resource':{'resourceType':'Observation','id':'w','status':'final',"
                        + "'code':{'text':'weight'},'subject':{'reference':'Patient/p1'},'valueQuantity':{'value':7"
                        + second
                        + ".50,'unit':'kg'}}}");
    }

    private static byte[] bundle(String members, String... entries) {
        String json =
                "{'resourceType':'Bundle','type':'batch'," + members + "'entry':[" + String.join(",", entries) + "]}";
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] odd() {
        try (InputStream in = FhirBundlesTest.class.getResourceAsStream("odd-bundle.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> samples() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "there are no sample Bundles beside the checkout");
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<byte[]> bundles = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                bundles.add(Files.readAllBytes(file));
            }
            return bundles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
