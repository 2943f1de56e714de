package health.tributary.notification.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.notification.subscription.SubscriptionId;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RetryScheduleProperties {
    private final RetrySchedule schedule =
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofHours(72));

    @Property
    void waitsDoubleUpToTheLongestAndJitterTakesAtMostHalf(
            @ForAll @IntRange(min = 1, max = 100_000) int failures, @ForAll @LongRange(min = 0) long delivered) {
        Duration wait = schedule.wait(failures, new SubscriptionId("s"), delivered);
        long nominal = Math.min(3_600_000, failures > 20 ? 3_600_000 : 1_000L << (failures - 1));
        assertThat(wait.toMillis()).isBetween(nominal / 2, nominal);
        assertThat(schedule.wait(failures, new SubscriptionId("s"), delivered)).isEqualTo(wait);
    }
}
