package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Third-party messages: each is admitted, what is not mapped is kept as unsupported, and all that shows is valid. */
class SampleMessagesTest {
    @Test
    void everySampleIsAdmittedAndWhatItShowsIsValid() {
        SampleMessages samples = SampleMessages.presentOrSkip();
        assertThat(samples.records()).hasSameSizeAs(samples.messages());
        Pipeline pipeline = new Pipeline(samples.feeds());
        pipeline.consume(samples.records());
        assertThat(pipeline.rejects()).extracting(Rejection::reason).containsOnly(Reason.UNSUPPORTED);
        assertThat(pipeline.everything()).isNotEmpty();
        pipeline.everything().values().forEach(ValidResources::inBundle);
    }

    // A property whose every try is skipped fails, so this is a test: it must not fail where there are no samples.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderOfTheSamplesGivesTheSameRecord(long seed) {
        SampleMessages samples = SampleMessages.presentOrSkip();
        OrderProperties.sameInAnyOrder(samples.feeds(), samples.records(), new Random(seed));
    }
}
