package health.tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        assertThat(configuration.mllp().maxConnectionsPerAddress()).isEqualTo(10_000);
        assertThat(configuration.mllp().maxMessagesPerSecond()).isEmpty();
        assertThat(configuration.mllp().allowedNetworks()).isEmpty();
        assertThat(configuration.mllp().applicationAcknowledgement()).isTrue();
        assertThat(configuration.mllp().drainTimeoutSeconds()).isEqualTo(10);
        assertThat(configuration.mllp().tls().keyStore()).isEmpty();
        assertThat(configuration.mllp().tls().reloadSeconds()).isEqualTo(60);
        assertThat(configuration.mllp().tls().handshakeTimeoutSeconds()).isEqualTo(10);
        assertThat(configuration.feeds()).isEmpty();
    }

    @Test
    void eachBoundCanBeSet() {
        IngestConfiguration configuration = Samples.configuration(Map.of(
                "tributary.ingest.max-message-bytes", "1000",
                "tributary.ingest.mllp.block-timeout-seconds", "7",
                "tributary.ingest.mllp.allowed-networks", "10.0.0.0/8,192.0.2.7",
                "tributary.ingest.mllp.max-messages-per-second", "50",
                "tributary.ingest.http.retry-after-seconds", "9"));
        assertThat(configuration.maxMessageBytes()).isEqualTo(1000);
        assertThat(configuration.mllp().blockTimeoutSeconds()).isEqualTo(7);
        assertThat(configuration.mllp().allowedNetworks()).contains(List.of("10.0.0.0/8", "192.0.2.7"));
        assertThat(configuration.mllp().maxMessagesPerSecond()).hasValue(50);
        assertThat(configuration.http().retryAfterSeconds()).isEqualTo(9);
    }
}
