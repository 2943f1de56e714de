package health.tributary.record.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DoorClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final DoorClock clock = new DoorClock(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void noTwoWritesAreOfOneMoment() {
        assertThat(clock.next(Instant.EPOCH)).isEqualTo(NOON);
        assertThat(clock.next(Instant.EPOCH)).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void aChangeIsLaterThanWhatItChangesAlsoWhereAnotherClockIsFast() {
        assertThat(clock.next(NOON.plusSeconds(5)))
                .isEqualTo(NOON.plusSeconds(5).plusMillis(1));
        assertThat(clock.next(Instant.EPOCH)).isAfter(NOON.plusSeconds(5));
    }
}
