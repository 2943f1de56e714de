package health.tributary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerAccessTest {
    @Test
    void withNothingConfiguredTheBrokerIsSpokenToInPlain() {
        assertThat(BrokerAccess.settings(name -> Optional.empty())).isEmpty();
    }

    @Test
    void whatIsConfiguredIsPassedOnUnderKafkasNames() {
        Map<String, String> configured = Map.of(
                "kafka.security.protocol", "SASL_SSL",
                "kafka.sasl.mechanism", "SCRAM-SHA-512",
                "kafka.ssl.truststore.type", "PEM");
        assertThat(BrokerAccess.settings(name -> Optional.ofNullable(configured.get(name))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "ssl.truststore.type",
                        "PEM"));
    }

    @Test
    void whatWouldWeakenADeliveryIsNotPassedOn() {
        Map<String, String> configured =
                Map.of("kafka.acks", "0", "kafka.enable.idempotence", "false", "kafka.ssl.keystore.type", " ");
        assertThat(BrokerAccess.settings(name -> Optional.ofNullable(configured.get(name))))
                .isEmpty();
    }

    @Test
    void hostNamesAreAlwaysChecked() {
        assertThat(BrokerAccess.SETTINGS).doesNotContain("ssl.endpoint.identification.algorithm");
    }
}
