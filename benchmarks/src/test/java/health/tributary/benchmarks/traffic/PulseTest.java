package health.tributary.benchmarks.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final Pulse pulse = new Pulse("u1", LocalDate.of(2025, 1, 1), 33_333);

    @Test
    void theDaysHaveWhatTheLinesSay() {
        String[] lines = new String(pulse.lines(0, 33_333), StandardCharsets.UTF_8).split("\n");
        assertThat(lines).hasSize(33_333).doesNotHaveDuplicates();
        for (LocalDate day = LocalDate.of(2025, 1, 1); day.getYear() == 2025; day = day.plusDays(40)) {
            String time = "\"date_time\":\"" + day;
            int[] values = IntStream.range(0, lines.length)
                    .filter(i -> lines[i].contains(time))
                    .map(i -> Integer.parseInt(lines[i].replaceAll(".*\"value\":(\\d+),.*", "$1")))
                    .toArray();
            assertThat(pulse.day(day))
                    .isEqualTo(new Pulse.Day(
                            values.length,
                            IntStream.of(values).min().orElseThrow(),
                            IntStream.of(values).max().orElseThrow()));
        }
    }

    @Test
    void noReadingLeavesTheYear() {
        assertThat(pulse.day(LocalDate.of(2024, 12, 31)).count()).isZero();
        assertThat(pulse.day(LocalDate.of(2026, 1, 1)).count()).isZero();
        assertThat(IntStream.range(0, 365)
                        .map(day -> pulse.day(LocalDate.of(2025, 1, 1).plusDays(day))
                                .count())
                        .sum())
                .isEqualTo(33_333);
    }

    @Test
    void thePartsAreTheWhole() {
        assertThat(pulse.upTo(0, 10)).isZero();
        assertThat(pulse.upTo(10, 10)).isEqualTo(33_333);
    }
}
