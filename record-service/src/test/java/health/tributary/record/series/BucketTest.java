package health.tributary.record.series;

import static health.tributary.record.series.Wearable.DAY;
import static health.tributary.record.series.Wearable.at;
import static health.tributary.record.series.Wearable.bucket;
import static health.tributary.record.series.Wearable.instant;
import static health.tributary.record.series.Wearable.interval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.FeedId;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Readings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final Instant NOON = at(DAY, 43_200);
    private static final Instant LATER = NOON.plusSeconds(600);

    @Test
    void theLaterWordOnASampleIsShown() {
        Bucket first = bucket("a", NOON, Metric.HEART_RATE, instant(DAY, 60, "70", "s"));
        Bucket second = bucket("b", LATER, Metric.HEART_RATE, instant(DAY, 60, "72", "s"));
        for (Bucket both : List.of(first.join(second), second.join(first))) {
            assertThat(ShownSample.of(both)).hasSize(1);
            assertThat(ShownSample.of(both).get(0).sample().values()).containsExactly(new BigDecimal("72"));
        }
    }

    @Test
    void theSameAgainChangesNothingThatIsShown() {
        Bucket first = bucket("a", NOON, Metric.HEART_RATE, instant(DAY, 60, "70", "s"));
        Bucket both = first.join(bucket("b", LATER, Metric.HEART_RATE, instant(DAY, 60, "70", "s")));
        assertThat(both).isNotSameAs(first);
        assertThat(Portion.of(ShownSample.of(both))).isEqualTo(Portion.of(ShownSample.of(first)));
        assertThat(both.join(first)).isSameAs(both);
    }

    @Test
    void aHigherMappingVersionReplacesWhatItsMessageSaid() {
        Bucket old = bucket("a", NOON, Metric.HEART_RATE, instant(DAY, 60, "70", "s"), instant(DAY, 120, "71", "t"));
        Bucket mapped = Bucket.of(
                Wearable.origin(Wearable.WATCH, "a", NOON),
                2,
                new Readings(0, Metric.HEART_RATE, "/min", Optional.empty(), List.of(instant(DAY, 60, "75", "s"))));
        assertThat(ShownSample.of(old.join(mapped))).hasSize(1);
        assertThat(BucketCodec.encode(mapped.join(old))).isEqualTo(BucketCodec.encode(mapped));
        assertThat(old.voided(Wearable.origin(Wearable.WATCH, "a", NOON).message(), 2)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void overlappingIntervalsCountOnceInProportion() {
        // Case 19: an hour as a whole, and ten minutes of it again from another source, said later.
        Bucket hour = bucket("a", NOON, Metric.STEP_COUNT, interval(DAY, 0, 3_600, "600", "phone"));
        Bucket part = bucket("b", LATER, Metric.STEP_COUNT, interval(DAY, 600, 600, "150", "watch"));
        Summary day = Portion.of(ShownSample.of(hour.join(part))).summary();
        assertThat(day.components().get(0).sum()).isEqualByComparingTo("650");
        assertThat(day.count()).isEqualTo(2);
    }

    @Test
    void theMoreTrustedFeedGoesFirst() {
        Bucket hour = bucket("a", NOON, Metric.STEP_COUNT, interval(DAY, 0, 600, "100", "watch"));
        Bucket other = Bucket.of(
                Wearable.origin(new FeedId("clinic"), "b", NOON.minusSeconds(60)),
                1,
                new Readings(
                        0,
                        Metric.STEP_COUNT,
                        "{steps}",
                        Optional.empty(),
                        List.of(interval(DAY, 0, 600, "90", "clinic"))));
        List<ShownSample> both = ShownSample.of(hour.join(other));
        assertThat(Summary.of(Counted.of(both, feed -> feed.name().equals("clinic") ? 2 : 1))
                        .components()
                        .get(0)
                        .sum())
                .isEqualByComparingTo("90");
        assertThat(Summary.of(Counted.of(both, feed -> 0)).components().get(0).sum())
                .isEqualByComparingTo("100");
    }

    @Test
    void intervalsWeighByTheirLengthInAMean() {
        Bucket both = bucket(
                "a", NOON, Metric.HEART_RATE, interval(DAY, 0, 60, "60", "s"), interval(DAY, 60, 180, "100", "t"));
        assertThat(Portion.of(ShownSample.of(both)).summary().mean(0)).isEqualByComparingTo("90");
    }

    @Test
    void aDayOfMinutesTakesLittleRoom() {
        List<Sample> samples = new ArrayList<>();
        for (int minute = 0; minute < 1_440; minute++) {
            samples.add(instant(DAY, minute * 60L, "7" + minute % 10, "%032x".formatted(minute)));
        }
        Bucket day = bucket("a", NOON, Metric.HEART_RATE, samples.toArray(Sample[]::new));
        assertThat(BucketCodec.encode(day).length).isLessThan(1_440 * 30);
    }

    @Test
    void damagedBytesAreToldFromABucket() {
        byte[] bytes = BucketCodec.encode(bucket("a", NOON, Metric.HEART_RATE, instant(DAY, 60, "70", "s")));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> BucketCodec.decode(cut)).isInstanceOf(UnreadableBucket.class);
        }
    }
}
