package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.record.api.Answer;
import health.tributary.record.apply.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Bundles that one clinic sends, what is in them, and what is read of them. */
final class FhirBundles {
    static final FeedRegistry FEEDS = FeedRegistry.read("""
        {"feeds": [{"name": "clinic", "fhirValidation": "warn"}, {"name": "hospital", "match": {},
          "authorities": [{"raw": ["MRN"], "namespace": "mrn", "links": true}]}]}
        """);
    static final Instant RECEIVED = Instant.parse("2026-05-01T06:00:00Z");

    private FhirBundles() {}

    /** A pipeline that took the bundles, one a second. */
    static Pipeline taken(List<byte[]> bundles) {
        Pipeline pipeline = new Pipeline(FEEDS);
        send(pipeline, bundles, RECEIVED);
        return pipeline;
    }

    /** Sends the bundles, one a second. */
    static void send(Pipeline pipeline, List<byte[]> bundles, Instant from) {
        for (int i = 0; i < bundles.size(); i++) {
            pipeline.consume(pipeline.admitFhir("clinic", bundles.get(i), from.plusSeconds(i)));
        }
    }

    /** The resources of a bundle. */
    static List<JsonNode> resources(String bundle) {
        List<JsonNode> resources = new ArrayList<>();
        PrettyJson.tree(bundle).path("entry").forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    /** What the resources of the bundles say. A resource that two bundles bring is as the later one says. */
    static List<String> sent(List<byte[]> bundles) {
        Map<String, String> sent = new LinkedHashMap<>();
        for (byte[] bundle : bundles) {
            for (JsonNode entry :
                    PrettyJson.tree(new String(bundle, StandardCharsets.UTF_8)).path("entry")) {
                JsonNode resource = entry.path("resource");
                String name = resource.path("id").asText(entry.path("fullUrl").asText());
                sent.put(resource.path("resourceType").asText() + '/' + name, FhirContent.of(resource));
            }
        }
        return List.copyOf(sent.values());
    }

    /** All resources that there are, as the API gives them one by one. */
    static List<JsonNode> readable(Pipeline pipeline) {
        List<JsonNode> read = new ArrayList<>();
        for (StoredEntry entry : pipeline.store().allEntries()) {
            if (entry.aliasOf().isEmpty() && entry.exists()) {
                String id = entry.type().equals("Patient")
                        ? entry.subject().value()
                        : entry.id().value();
                Answer answer = pipeline.read(entry.type(), id);
                if (answer.status() != 200) {
                    throw new AssertionError("a read of a " + entry.type() + " answers " + answer.status());
                }
                read.add(PrettyJson.tree(answer.body()));
            }
        }
        return read;
    }

    /** Nobody can see or hear that something is done, and nothing is written. */
    static void nothingIsNew(Pipeline pipeline, Runnable done) {
        List<String> documents = documents(pipeline);
        List<JsonNode> readable = readable(pipeline);
        String everything = pipeline.everything().toString();
        int heard = pipeline.ears().heard(Ears.EVERYTHING).size();
        done.run();
        assertThat(documents(pipeline)).isEqualTo(documents);
        assertThat(readable(pipeline)).isEqualTo(readable);
        assertThat(pipeline.everything()).hasToString(everything);
        assertThat(pipeline.ears().heard(Ears.EVERYTHING)).hasSize(heard);
    }

    /** All documents with their revisions. */
    private static List<String> documents(Pipeline pipeline) {
        CapturingStore store = pipeline.store();
        Stream<String> entries =
                store.allEntries().stream().map(entry -> entry.id().value() + " " + entry.revision());
        Stream<String> subjects =
                store.allSubjects().stream().map(subject -> subject.id().value() + " " + subject.revision());
        Stream<String> persons =
                store.allPersons().stream().map(person -> person.id().value() + " " + person.revision());
        return Stream.of(entries, subjects, persons)
                .flatMap(documents -> documents)
                .sorted()
                .toList();
    }
}
