package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
    @Test
    void aDateMeansAllOfIt() {
        assertThat(TimeRange.parse("2024")).contains(range("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"));
        assertThat(TimeRange.parse("2024-02")).contains(range("2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"));
        assertThat(TimeRange.parse("eq2024-02-29")).contains(range("2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"));
    }

    @Test
    void aTimeMeansItsMinuteSecondOrFraction() {
        assertThat(TimeRange.parse("2024-02-29T10:15-05:00"))
                .contains(range("2024-02-29T15:15:00Z", "2024-02-29T15:16:00Z"));
        assertThat(TimeRange.parse("2024-02-29T10:15 05:00"))
                .as("a plus that was not encoded")
                .contains(range("2024-02-29T05:15:00Z", "2024-02-29T05:16:00Z"));
        assertThat(TimeRange.parse("2024-02-29T10:15:30Z"))
                .contains(range("2024-02-29T10:15:30Z", "2024-02-29T10:15:31Z"));
        assertThat(TimeRange.parse("2024-02-29T10:15:30.25Z"))
                .contains(range("2024-02-29T10:15:30.250Z", "2024-02-29T10:15:30.260Z"));
    }

    @Test
    void prefixesOpenOneEnd() {
        assertThat(TimeRange.parse("ge2024-01-01")).contains(range("2024-01-01T00:00:00Z", null));
        assertThat(TimeRange.parse("gt2024-01-01")).contains(range("2024-01-02T00:00:00Z", null));
        assertThat(TimeRange.parse("lt2024-01-01")).contains(range(null, "2024-01-01T00:00:00Z"));
        assertThat(TimeRange.parse("le2024-01-01")).contains(range(null, "2024-01-02T00:00:00Z"));
    }

    @Test
    void whatIsNoDateIsNone() {
        for (String text : new String[] {"", "2024-13", "2024-02-30", "yesterday", "sa2024", "2024-01-01T25:00:00Z"}) {
            assertThat(TimeRange.parse(text)).as(text).isEmpty();
        }
    }

    private static TimeRange range(String from, String before) {
        return new TimeRange(
                Optional.ofNullable(from).map(Instant::parse),
                Optional.ofNullable(before).map(Instant::parse));
    }
}
