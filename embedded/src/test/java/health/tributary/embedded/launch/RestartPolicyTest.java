package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private final RestartPolicy policy =
            new RestartPolicy(4, Duration.ofSeconds(60), Duration.ofMillis(300), Duration.ofSeconds(1));

    @Test
    void pausesDoubleUpToTheirBound() {
        assertThat(policy.delay(1)).isEqualTo(Duration.ofMillis(300));
        assertThat(policy.delay(2)).isEqualTo(Duration.ofMillis(600));
        assertThat(policy.delay(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delay(1_000)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aLongLifeClearsTheCount() {
        assertThat(policy.failures(3, Duration.ofSeconds(59))).isEqualTo(4);
        assertThat(policy.failures(3, Duration.ofSeconds(60))).isEqualTo(1);
    }

    @Test
    void itGivesUpAfterSoManyInARow() {
        assertThat(policy.givesUp(3)).isFalse();
        assertThat(policy.givesUp(4)).isTrue();
    }
}
