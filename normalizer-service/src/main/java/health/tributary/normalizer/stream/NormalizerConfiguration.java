package health.tributary.normalizer.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** All configuration of the normaliser that is its own; Kafka's and HTTP's is in {@code application.properties}. */
@ConfigMapping(prefix = "tributary.normalizer")
public interface NormalizerConfiguration {
    /** The feed registry's file ({@code TRIBUTARY_FEEDS}). Without it no feed is known and every message is rejected. */
    Optional<Path> feedsFile();

    /** The file with the deployment's id key, base64 ({@code TRIBUTARY_ID_KEY_FILE}). Without it the service does not start. */
    Optional<Path> idKeyFile();

    /** The largest share of time that history loads may take, above 0, at most 1. */
    @WithDefault("0.25")
    double backfillShare();

    /** The longest that a batch waits for the broker to acknowledge what it sent, before it is sent again. */
    @WithDefault("150s")
    Duration acknowledgementWait();

    /** The first pause before a batch is sent again; it doubles with each attempt. */
    @WithDefault("500ms")
    Duration retryFirstPause();

    /** The longest pause before a batch is sent again. A batch is never given up: the offsets stay where they are. */
    @WithDefault("30s")
    Duration retryLongestPause();

    /** How long the readiness check waits for the broker. */
    @WithDefault("2s")
    Duration readinessWait();
}
