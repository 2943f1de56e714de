package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.SubjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Case 18: RDE, RGV, RAS and RDS of a hospital and a pharmacy, and another pharmacy's FHIR, are one line of the portal by the prescription's number. */
class PrescriptionLineTest {
    private static final Journey JOURNEY = Journey.named("a-prescription-and-its-refills");
    private static final int ORDERS = 30;

    @Test
    void case18OrderedGivenDispensedRefilledTakenBackAndStopped() {
        Pipeline pipeline = new Pipeline(JOURNEY.feeds());
        List<JsonNode> lines = new ArrayList<>();
        for (Journey.Step step : JOURNEY.steps()) {
            pipeline.take(step);
            lines.add(line(pipeline));
        }
        JsonNode ordered = lines.get(0);
        assertThat(ordered.at("/status/code").asText()).isEqualTo("active");
        assertThat(ordered.at("/ordered/refillsAllowed").asInt()).isEqualTo(3);
        assertThat(ordered.has("given")).isFalse();

        JsonNode given = lines.get(2);
        assertThat(given.at("/given/count").asInt()).isEqualTo(1);
        assertThat(given.at("/given/withheld").asInt()).isEqualTo(1);

        JsonNode filled = lines.get(3);
        assertThat(filled.path("dispensed")).hasSize(1);
        assertThat(filled.at("/refillsLeft/count").asInt()).isEqualTo(3);
        assertThat(filled.at("/refillsLeft/stated").asBoolean()).isFalse();

        JsonNode refilled = lines.get(4);
        assertThat(refilled.path("dispensed")).hasSize(2);
        assertThat(refilled.at("/refillsLeft/count").asInt()).isEqualTo(2);
        assertThat(refilled.at("/refillsLeft/stated").asBoolean()).isTrue();

        JsonNode takenBack = lines.get(5);
        assertThat(takenBack.at("/dispensed/2/status").asText()).isEqualTo("cancelled");
        assertThat(takenBack.at("/refillsLeft/count").asInt()).isEqualTo(2);
        assertThat(takenBack.at("/status/code").asText()).isEqualTo("active");

        JsonNode stopped = lines.get(6);
        assertThat(stopped.at("/status/code").asText()).isEqualTo("stopped");
        assertThat(stopped.at("/ended/reason").asText()).isEqualTo("Ankles swell");
        assertThat(stopped.has("refillsLeft")).isFalse();
    }

    @Test
    void case18TheLineIsTheSameInWhateverOrderItsMessagesCome() {
        String expected = JOURNEY.sent().medications(herself());
        for (int seed = 0; seed < ORDERS; seed++) {
            List<Recorded> records = new ArrayList<>(JOURNEY.records());
            Collections.shuffle(records, new Random(seed));
            Pipeline pipeline = new Pipeline(JOURNEY.feeds());
            pipeline.consume(records);
            assertThat(pipeline.medications(herself()))
                    .as("order of seed " + seed)
                    .isEqualTo(expected);
        }
    }

    /** The one line that there is. */
    private static JsonNode line(Pipeline pipeline) {
        JsonNode lines = PrettyJson.tree(pipeline.medications(herself())).path("medications");
        assertThat(lines).hasSize(1);
        return lines.path(0);
    }

    private static SubjectId herself() {
        return Pipeline.KEY.subject("north-mrn", "30815");
    }
}
