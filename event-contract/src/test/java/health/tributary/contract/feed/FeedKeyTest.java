package health.tributary.contract.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedKeyTest {
    private static final String KEY = "clinic-secret";
    private static final FeedRegistry REGISTRY = FeedRegistry.read("""
            {"feeds": [
              {"name": "clinic", "match": {"sendingFacility": "CLINIC"},
               "keySha256": "edca5f970ff1bb43fbdc1e2a0b509de11c65ceadf296ffc97704bab821a7b44b"},
              {"name": "north", "match": {"sendingFacility": "NORTH"}}
            ]}
            """);

    private static FeedKey key(String key) {
        return FeedKey.of(Optional.of(key), Optional.empty()).orElseThrow();
    }

    @Test
    void theKeyOpensItsFeedOnly() {
        assertThat(key(KEY).opens("clinic", REGISTRY)).isPresent();
        assertThat(key(KEY).opens("north", REGISTRY)).isEmpty();
        assertThat(key("wrong").opens("clinic", REGISTRY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "../clinic", "CLINIC", "unknown"})
    void aFeedThatDoesNotExistIsOpenedByNoKey(String name) {
        assertThat(key(KEY).opens(name, REGISTRY)).isEmpty();
    }

    @Test
    void theKeyComesInEitherHeader() {
        assertThat(FeedKey.of(Optional.empty(), Optional.of("Bearer " + KEY))
                        .flatMap(key -> key.opens("clinic", REGISTRY)))
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
