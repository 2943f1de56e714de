package health.tributary.embedded.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CaptureStateTest {
    private final HandClock clock = new HandClock();
    private final CaptureState state = new CaptureState(clock);

    @Test
    void itIsReadyWhileTheStreamIsHeard() {
        assertThat(state.ready()).isFalse();
        state.polling();
        assertThat(state.ready()).isTrue();
        clock.pass(CaptureState.SILENCE_LIMIT);
        assertThat(state.ready()).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(state.ready()).isFalse();
        state.delivered(0, 0);
        assertThat(state.ready()).isTrue();
        state.stopped(true);
        assertThat(state.ready()).isFalse();
    }

    @Test
    void metricsCountChangesAndNotHeartbeats() {
        state.polling();
        state.delivered(3, clock.millis() - 250);
        clock.pass(Duration.ofSeconds(2));
        state.delivered(0, 0);
        state.stopped(true);
        assertThat(state.metrics().lines())
                .contains(
                        "tributary_capture_changes_total 3",
                        "tributary_capture_errors_total 1",
                        "tributary_capture_last_change_age_seconds 2",
                        "tributary_capture_last_change_lag_seconds 0.25");
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-03-02T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
