package health.tributary.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.feed.FeedKey;
import health.tributary.ingest.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedKeyTest {
    private static FeedKey key(String key) {
        return FeedKey.of(Optional.of(key), Optional.empty()).orElseThrow();
    }

    @Test
    void theKeyOpensItsFeedOnly() {
        assertThat(key(Samples.CLINIC_KEY).opens("clinic", Samples.REGISTRY)).isPresent();
        assertThat(key(Samples.CLINIC_KEY).opens("north", Samples.REGISTRY)).isEmpty();
        assertThat(key("wrong").opens("clinic", Samples.REGISTRY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "../clinic", "CLINIC", "unknown"})
    void aFeedThatDoesNotExistIsOpenedByNoKey(String name) {
        assertThat(key(Samples.CLINIC_KEY).opens(name, Samples.REGISTRY)).isEmpty();
    }

    @Test
    void theKeyComesInEitherHeader() {
        assertThat(FeedKey.of(Optional.empty(), Optional.of("Bearer " + Samples.CLINIC_KEY))
                        .flatMap(key -> key.opens("clinic", Samples.REGISTRY)))
                .isPresent();
        assertThat(FeedKey.of(Optional.empty(), Optional.of("Basic abc"))).isEmpty();
        assertThat(FeedKey.of(Optional.of("  "), Optional.empty())).isEmpty();
        assertThat(FeedKey.of(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void aKeyPrintsNothingOfItself() {
        assertThat(key("secret")).hasToString("FeedKey(redacted)");
    }
}
