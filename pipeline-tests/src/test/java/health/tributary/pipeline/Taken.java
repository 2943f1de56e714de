package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Warning;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One message, all the way and by itself: it is taken, what it shows is valid, and its warnings say something. */
final class Taken {
    /** Of large Bundles one resource in so many is validated, besides one of each type. */
    private static final int SAMPLED = 50;

    interface Door {
        List<Recorded> admit(Pipeline pipeline, byte[] bytes);
    }

    private Taken() {}

    /** The types of the resources that can be read when nothing but this message came. */
    static Set<String> shown(FeedRegistry feeds, byte[] bytes, Door door) {
        Pipeline pipeline = new Pipeline(feeds);
        List<Recorded> records = door.admit(pipeline, bytes);
        assertThat(records).hasSize(1);
        Outcome outcome = pipeline.outcome(records.get(0));
        assertThat(outcome).isInstanceOf(Normalized.class);
        sayingSomething(((Normalized) outcome).warnings());
        pipeline.consume(records);
        assertThat(pipeline.rejects()).isEmpty();
        return valid(FhirBundles.readable(pipeline));
    }

    /** Each says where and what, and none says it twice. */
    private static void sayingSomething(List<Warning> warnings) {
        for (Warning warning : warnings) {
            assertThat(warning.place()).as(warning.rule()).isNotBlank();
            assertThat(warning.rule()).as(warning.place()).isNotBlank();
        }
        assertThat(warnings).doesNotHaveDuplicates();
    }

    private static Set<String> valid(List<JsonNode> resources) {
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
        return types;
    }
}
