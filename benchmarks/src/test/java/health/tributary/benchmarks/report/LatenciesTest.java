package health.tributary.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void whatWasSentForWarmingUpIsNotMeasuredEvenIfItComesLater() {
        latencies.record(Step.DOOR, "adt", 1, 1_000);
        latencies.measureFrom(3);
        latencies.record(Step.SUBSCRIBER, "adt", 2, 1_000);
        latencies.record(Step.SUBSCRIBER, "adt", 3, 5_000);
        assertThat(latencies.rows()).hasSize(1);
        assertThat(latencies.rows().get(0).max()).isEqualTo(5);
    }

    @Test
    void percentilesAreOfAllAndInTheOrderOfTheSteps() {
        latencies.measureFrom(1);
        for (int i = 1; i <= 100; i++) {
            latencies.record(Step.READ, "", Long.MAX_VALUE, i * 1_000_000L);
        }
        latencies.record(Step.DOOR, "oru", 1, 1_000);
        latencies.record(Step.DOOR, "adt", 2, 1_000);
        assertThat(latencies.rows())
                .extracting(row -> row.step().code() + row.kind())
                .containsExactly("dooradt", "doororu", "read");
        assertThat(latencies.rows().get(2).p50()).isBetween(50_000L, 50_100L);
        assertThat(latencies.rows().get(2).p99()).isBetween(99_000L, 99_200L);
    }

    @Test
    void aLatencyBeyondTheScaleIsTheLargest() {
        latencies.measureFrom(1);
        latencies.record(Step.DOOR, "adt", 1, Long.MAX_VALUE);
        latencies.record(Step.DOOR, "adt", 2, -5);
        assertThat(latencies.rows().get(0).max()).isGreaterThanOrEqualTo(1_200_000_000L);
        assertThat(latencies.rows().get(0).count()).isEqualTo(2);
    }
}
