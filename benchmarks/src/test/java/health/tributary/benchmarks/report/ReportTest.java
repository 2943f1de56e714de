package health.tributary.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.embedded.bench.BenchSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final BenchSettings SETTINGS = new BenchSettings(
            "R1",
            Map.of("adt", 1),
            50,
            4,
            100,
            Duration.ZERO,
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            10,
            4,
            Duration.ofSeconds(4),
            Optional.empty());

    @Test
    void aRunWithoutFaultsPasses() {
        assertThat(report(10, 0, List.of()).passed()).isTrue();
        assertThat(report(10, 0, List.of()).text()).contains("nothing lost, doubled or wrong");
    }

    @Test
    void aFaultAMissingMessageAndNothingSentAtAllFail() {
        assertThat(report(10, 0, List.of("a Patient was doubled")).passed()).isFalse();
        assertThat(report(10, 0, List.of("a Patient was doubled")).text()).contains("FAULT: a Patient was doubled");
        assertThat(report(10, 1, List.of()).passed()).isFalse();
        assertThat(report(0, 0, List.of()).passed()).isFalse();
    }

    @Test
    void programsReadWhatPeopleRead() throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(report(10, 1, List.of("a", "b")).json());
        assertThat(json.path("schema").asInt()).isEqualTo(1);
        assertThat(json.path("passed").asBoolean(true)).isFalse();
        assertThat(json.path("settings").path("mix").path("adt").asInt()).isEqualTo(1);
        assertThat(json.path("messages").path("acknowledged").asInt()).isEqualTo(10);
        assertThat(json.path("messages").path("missing").asInt()).isEqualTo(1);
        assertThat(json.path("faults")).hasSize(2);
        JsonNode step = json.path("steps").path(0);
        assertThat(step.path("step").asText()).isEqualTo("door");
        assertThat(step.path("kind").asText()).isEqualTo("adt");
        assertThat(step.path("perSecond").asDouble()).isEqualTo(0.5);
        assertThat(step.path("micros").path("max").asLong()).isBetween(1_990L, 2_010L);
    }

    private static Report report(long acknowledged, int missing, List<String> faults) {
        Latencies latencies = new Latencies();
        latencies.record(Step.DOOR, "adt", 1, 9_000_000);
        latencies.measureFrom(2);
        latencies.record(Step.DOOR, "adt", 2, 2_000_000);
        latencies.lasted(Duration.ofSeconds(2), Step.DOOR);
        return new Report(
                SETTINGS, Instant.EPOCH, 1.5, acknowledged, 0, 30, missing, faults.size(), faults, latencies.rows());
    }
}
