package health.tributary.record.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.record.RecordConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class BrokerClientsTest {
    private static final RecordConfiguration CONFIGURATION = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withMapping(RecordConfiguration.class)
            .withDefaultValue("tributary.record.bootstrap-servers", "127.0.0.1:1")
            .build()
            .getConfigMapping(RecordConfiguration.class);

    private static final Map<String, Object> NO_SUCH_AUTHORITY = Map.of(
            "security.protocol", "SSL", "ssl.truststore.type", "PEM", "ssl.truststore.location", "/nowhere/ca.crt");

    @Test
    void withoutAWayOfAccessTheClientsAreMadeAllTheSame() {
        BrokerClients clients = new BrokerClients(CONFIGURATION, Map.of());
        try (Producer<String, byte[]> producer = clients.producer();
                Consumer<String, byte[]> consumer = clients.consumer("record", 1)) {
            assertThat(producer.metrics()).isNotEmpty();
            assertThat(consumer.assignment()).isEmpty();
            producer.close(Duration.ZERO);
        }
    }

    /** A client that fell back to plain would give everything away. */
    @Test
    void everyClientTakesTheWayOfAccessThatIsConfigured() {
        BrokerClients clients = new BrokerClients(CONFIGURATION, NO_SUCH_AUTHORITY);
        assertThatThrownBy(clients::producer)
                .isInstanceOf(KafkaException.class)
                .rootCause()
                .hasMessageContaining("/nowhere/ca.crt");
        assertThatThrownBy(() -> clients.consumer("record", 1))
                .isInstanceOf(KafkaException.class)
                .rootCause()
                .hasMessageContaining("/nowhere/ca.crt");
    }
}
