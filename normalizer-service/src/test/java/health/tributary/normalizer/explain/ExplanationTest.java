package health.tributary.normalizer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.normalizer.normalize.hl7v2.Samples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everySlotTellsItsValueSourceAndRule() throws IOException {
        JsonNode answer =
                explained(Samples.bytes(Samples.msh("ADT^A08"), Samples.evn("A08"), "PID|||P1^^^ADT1^MR|||||F|||\"\""));

        assertThat(answer.path("outcome").asText()).isEqualTo("normalized");
        JsonNode slots = answer.path("statements").path(0).path("slots");
        assertThat(slots).anySatisfy(slot -> {
            assertThat(slot.path("key").asText()).isEqualTo("gender");
            assertThat(slot.path("value").path("gender").asText()).isEqualTo("female");
            assertThat(slot.path("source").asText()).isEqualTo("PID-8");
            assertThat(slot.path("rule").asText()).isEqualTo("PID[Patient]");
        });
        assertThat(slots).anySatisfy(slot -> {
            assertThat(slot.path("key").asText()).isEqualTo("identifier#PID-3/genhosp-mrn");
            assertThat(slot.path("value").path(0).path("value").asText()).isEqualTo("P1");
        });
        assertThat(slots).anySatisfy(slot -> {
            assertThat(slot.path("key").asText()).isEqualTo("address#PID-11");
            assertThat(slot.path("value").isNull()).isTrue();
        });
    }

    @Test
    void aRejectionTellsReasonPlaceAndRule() throws IOException {
        JsonNode answer = explained(Samples.bytes(Samples.msh("XYZ^P03"), Samples.PID));

        assertThat(answer.path("outcome").asText()).isEqualTo("rejected");
        assertThat(answer.path("rejection").path("reason").asText()).isEqualTo("unsupported");
        assertThat(answer.path("rejection").path("place").asText()).isEqualTo("MSH-9");
    }

    private static JsonNode explained(byte[] body) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(Explanation.of(Samples.normalize("genhosp", body))));
    }
}
