package health.tributary.contract.statement;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final FeedId FEED = new FeedId("north");

    @Test
    void theStatedTimeDecidesBeforeTheMessagesTime() {
        Clock late = Clock.of(origin(1, NOON, NOON), stated(NOON.minusSeconds(60)));
        Clock early = Clock.of(origin(2, NOON.minusSeconds(30), NOON), stated(NOON));
        assertThat(late).isLessThan(early);
    }

    @Test
    void withoutAStatedTimeTheMessagesTimeCounts() {
        assertThat(Clock.of(origin(1, NOON, NOON.plusSeconds(9)), unstated()).stated())
                .isEqualTo(NOON);
    }

    @Test
    void aTimeTooFarAheadCountsAsReceipt() {
        Instant ahead = NOON.plus(Clock.TOLERANCE).plusSeconds(1);
        assertThat(Clock.of(origin(1, ahead, NOON), stated(ahead)))
                .extracting(Clock::stated, Clock::messageTime)
                .containsExactly(NOON, NOON);
        Instant tolerated = NOON.plus(Duration.ofMinutes(5));
        assertThat(Clock.of(origin(1, NOON, NOON), stated(tolerated)).stated()).isEqualTo(tolerated);
    }

    @Test
    void case32_ofTwoMessagesOfTheSameSecondTheOneReceivedLaterStaysOnTop() {
        Clock first = Clock.of(origin(9, NOON, NOON.plusMillis(100)), unstated());
        Clock second = Clock.of(origin(1, NOON, NOON.plusMillis(200)), unstated());
        assertThat(second).isGreaterThan(first);
    }

    private static Origin origin(int message, Instant messageTime, Instant received) {
        MessageId id = MessageId.of(FEED, new byte[] {(byte) message});
        return new Origin(id, FEED, received, Optional.of(messageTime), 0, "", false, false);
    }

    private static Statement stated(Instant time) {
        return new Retract(0, new EntryId("a".repeat(32)), "Encounter", Optional.of(time));
    }

    private static Statement unstated() {
        return new Retract(0, new EntryId("a".repeat(32)), "Encounter", Optional.empty());
    }
}
