package health.tributary.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventCountTest {
    @Test
    void theNumberOfEventsIsReadFromTheStatus() {
        assertThat(EventCount.of(
                        "{\"parameter\":[{\"name\":\"eventsSinceSubscriptionStart\",\"valueString\":\"41\"}]}"))
                .isEqualTo(41);
        assertThat(EventCount.of("{}")).isEqualTo(-1);
    }
}
