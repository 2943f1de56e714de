package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import org.junit.jupiter.api.Test;

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
}
