package health.tributary.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.statement.Readings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private static final ZoneOffset EAST = ZoneOffset.ofHours(10);

    @Test
    void aSampleCountsForTheLocalDayOfItsStart() {
        Sample steps = sample("2026-03-01T13:55:00Z", Duration.ofMinutes(10), "100");
        assertThat(Metric.STEP_COUNT.day(steps)).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(Metric.STEP_COUNT.day(sample("2026-03-01T14:00:00Z", Duration.ZERO, "1")))
                .isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(Metric.STEP_COUNT.day(sample("1969-12-31T13:59:59Z", Duration.ZERO, "1")))
                .isEqualTo(LocalDate.of(1969, 12, 31));
    }

    @Test
    void aNightsSleepCountsForTheDayOfWakingUp() {
        Sample night = sample("2026-03-01T12:30:00Z", Duration.ofHours(8), "450");
        assertThat(Metric.SLEEP_DURATION.day(night)).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void readingsAreOfOneDayAndWholeValues() {
        Sample today = sample("2026-03-01T00:00:00Z", Duration.ZERO, "70");
        Sample tomorrow = sample("2026-03-02T00:00:00Z", Duration.ZERO, "70");
        assertThatThrownBy(() -> readings(Metric.HEART_RATE, today, tomorrow)).hasMessageContaining("one local day");
        assertThatThrownBy(() -> readings(Metric.BLOOD_PRESSURE, today)).hasMessageContaining("each of the metric's");
        assertThatThrownBy(() -> readings(Metric.HEART_RATE)).hasMessageContaining("have a sample");
        assertThat(readings(Metric.HEART_RATE, today).day()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void samplesAreBounded() {
        assertThatThrownBy(() -> sample("2026-03-01T00:00:00.000000001Z", Duration.ZERO, "1"))
                .hasMessageContaining("microseconds");
        assertThatThrownBy(() -> sample("2026-03-01T00:00:00Z", Duration.ofSeconds(-1), "1"))
                .hasMessageContaining("length");
        assertThatThrownBy(() -> sample("2026-03-01T00:00:00Z", Duration.ZERO, "1E+19"))
                .hasMessageContaining("digits");
    }

    @Test
    void noTextShowsAValue() {
        Sample sample = sample("2026-03-01T00:00:00Z", Duration.ZERO, "71.5");
        assertThat(sample.toString()).doesNotContain("71");
        assertThat(readings(Metric.BODY_WEIGHT, sample).toString()).doesNotContain("71");
    }

    @Test
    void codesAreUniqueAndFindTheirMetric() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::code)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Metric.values()).map(metric -> metric.loinc().code()))
                .doesNotHaveDuplicates();
        for (Metric metric : Metric.values()) {
            assertThat(Metric.of(metric.code())).contains(metric);
        }
        assertThat(Metric.of("mood")).isEmpty();
    }

    private static Readings readings(Metric metric, Sample... samples) {
        return new Readings(0, metric, metric.unit(), Optional.empty(), List.of(samples));
    }

    private static Sample sample(String start, Duration length, String value) {
        return new Sample(Instant.parse(start), length, EAST, List.of(new BigDecimal(value)), "p", false);
    }
}
