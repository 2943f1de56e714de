package health.tributary.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.benchmarks.traffic.Mark;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Faults faults = new Faults();
    private final Ledger ledger = new Ledger(faults);

    @Test
    void aMessageIsSeenByItsOwnMark() {
        ledger.sent(mark(1, 1), 100);
        assertThat(ledger.seen(mark(1, 1), 350)).containsExactly(new Ledger.Seen(mark(1, 1), 250, false));
        assertThat(ledger.missing()).isZero();
        assertThat(faults.first()).isEmpty();
    }

    @Test
    void aMessageIsSeenByALaterOneOfItsTrackAndCountsAsReplaced() {
        ledger.sent(mark(1, 1), 100);
        ledger.sent(mark(1, 5), 200);
        assertThat(ledger.seen(mark(1, 5), 300))
                .containsExactly(new Ledger.Seen(mark(1, 1), 200, true), new Ledger.Seen(mark(1, 5), 100, false));
        assertThat(ledger.missing()).isZero();
    }

    @Test
    void aMessageIsNotSeenByAnotherTrackOrKindOrByAnEarlierOne() {
        ledger.sent(mark(1, 1), 100);
        ledger.sent(mark(1, 3), 100);
        ledger.sent(mark(2, 4), 100);
        ledger.sent(new Mark("oru", 1, 6), 100);
        assertThat(ledger.seen(mark(2, 4), 200)).hasSize(1);
        assertThat(ledger.seen(new Mark("oru", 1, 6), 200)).hasSize(1);
        assertThat(ledger.seen(mark(1, 1), 200)).hasSize(1);
        assertThat(ledger.missing()).isEqualTo(1);
    }

    @Test
    void theSameMarkShownAgainIsNothingNew() {
        ledger.sent(mark(1, 1), 100);
        ledger.seen(mark(1, 1), 200);
        assertThat(ledger.seen(mark(1, 1), 300)).isEmpty();
        assertThat(faults.first()).isEmpty();
    }

    @Test
    void aRecordThatGoesBackIsAFault() {
        ledger.sent(mark(1, 1), 100);
        ledger.sent(mark(1, 2), 100);
        ledger.seen(mark(1, 2), 200);
        assertThat(ledger.seen(mark(1, 1), 300)).isEmpty();
        assertThat(faults.first()).hasSize(1);
    }

    @Test
    void whatWasNeverSentIsAFault() {
        ledger.sent(mark(1, 1), 100);
        assertThat(ledger.seen(mark(1, 2), 200)).isEmpty();
        assertThat(ledger.seen(mark(9, 1), 200)).isEmpty();
        assertThat(faults.first()).hasSize(2);
        assertThat(ledger.missing()).isEqualTo(1);
    }

    @Test
    void ofManyFaultsTheFirstAreKeptAndAllAreCounted() {
        for (int i = 1; i < 100; i++) {
            ledger.seen(mark(i, 1), 200);
        }
        assertThat(faults.first()).hasSize(20);
        assertThat(faults.count()).isEqualTo(99);
    }

    private static Mark mark(long track, long sequence) {
        return new Mark("adt", track, sequence);
    }
}
