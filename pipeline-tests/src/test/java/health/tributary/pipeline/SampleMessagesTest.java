package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Third-party messages of one feed together: each is taken, all that shows is valid, in whatever order they come. */
class SampleMessagesTest {
    @Test
    void everySampleIsTakenAndWhatItShowsIsValid() {
        SampleMessages samples = SampleMessages.presentOrSkip();
        assertThat(samples.records()).hasSameSizeAs(samples.messages());
        Pipeline pipeline = new Pipeline(samples.feeds());
        pipeline.consume(samples.records());
        assertThat(pipeline.rejects()).isEmpty();
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
