package health.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigurationTest {
    @Test
    void theDefaultsAreBoundedAndOnLoopback() {
        IngestConfiguration configuration = Samples.configuration(Map.of());
        assertThat(configuration.maxMessageBytes()).isEqualTo(32 * 1024 * 1024);
        assertThat(configuration.maxHeldBytes()).isEqualTo(64 * 1024 * 1024);
        assertThat(configuration.publishing().timeoutMillis()).isEqualTo(5000);
        assertThat(configuration.publishing().bufferBytes()).isEqualTo(96 * 1024 * 1024);
        assertThat(configuration.mllp().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.mllp().port()).isEqualTo(2575);
        assertThat(configuration.mllp().maxConnections()).isEqualTo(10_000);
        assertThat(configuration.mllp().maxInFlightMessages()).isEqualTo(64);
        assertThat(configuration.mllp().tls().keyStore()).isEmpty();
        assertThat(configuration.feeds()).isEmpty();
    }

    @Test
    void eachBoundCanBeSet() {
        IngestConfiguration configuration = Samples.configuration(Map.of(
                "tributary.ingest.max-message-bytes", "1000",
                "tributary.ingest.mllp.block-timeout-seconds", "7",
                "tributary.ingest.http.retry-after-seconds", "9"));
        assertThat(configuration.maxMessageBytes()).isEqualTo(1000);
        assertThat(configuration.mllp().blockTimeoutSeconds()).isEqualTo(7);
        assertThat(configuration.http().retryAfterSeconds()).isEqualTo(9);
    }
}
