package health.tributary.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    // Clocks of nanoseconds begin anywhere.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000 * MILLISECOND);
    private final Rate rate = new Rate(10, now::get);

    @Test
    void aSecondsWorthMayComeAtOnceAndTheRestIsOwed() {
        assertThat(rate.take(10)).isZero();
        assertThat(rate.take(1)).isEqualTo(100 * MILLISECOND);
        assertThat(rate.take(5)).isEqualTo(600 * MILLISECOND);
        assertThat(rate.owedNanos()).isEqualTo(600 * MILLISECOND);
    }

    @Test
    void whoWaitsOwesNothing() {
        rate.take(15);
        now.addAndGet(500 * MILLISECOND);
        assertThat(rate.owedNanos()).isZero();
        assertThat(rate.take(1)).isEqualTo(100 * MILLISECOND);
    }

    @Test
    void aLongSilenceIsWorthNoMoreThanASecond() {
        now.addAndGet(3_600_000 * MILLISECOND);
        assertThat(rate.take(10)).isZero();
        assertThat(rate.take(1)).isEqualTo(100 * MILLISECOND);
    }

    @Test
    void anAverageIsKeptByWhoWaitsAsTold() {
        long began = now.get();
        for (int i = 0; i < 110; i++) {
            now.addAndGet(rate.take(1));
        }
        assertThat(now.get() - began).isEqualTo(10_000 * MILLISECOND);
    }

    @Test
    void onlyFeedsWithARateAreLimited() {
        FeedId slow = new FeedId("slow");
        FeedRates rates = new FeedRates(
                new SenderRules(Map.of(slow, new SenderRule(Set.of(), Set.of(), OptionalInt.of(1)))), now::get);
        assertThat(rates.take(slow, 2)).isEqualTo(1_000 * MILLISECOND);
        assertThat(rates.owedNanos(slow)).isEqualTo(1_000 * MILLISECOND);
        assertThat(rates.take(new FeedId("other"), 1_000_000)).isZero();
        assertThat(rates.owedNanos(new FeedId("other"))).isZero();
    }
}
