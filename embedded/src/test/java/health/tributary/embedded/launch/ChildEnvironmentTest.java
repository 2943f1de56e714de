package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {
    private static Map<String, String> of(Map<String, String> given) {
        return ChildEnvironment.of(LaunchSettings.of(Path.of("/repository"), given));
    }

    @Test
    void addressesFollowThePorts() {
        Map<String, String> variables = of(
                Map.of("TRIBUTARY_DATA", "/data", "TRIBUTARY_BROKER_PORT", "19092", "TRIBUTARY_STORE_PORT", "37017"));
        assertThat(variables)
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
                .containsEntry("TRIBUTARY_STORE_URI", "mongodb://127.0.0.1:37017/?replicaSet=rs0&retryWrites=false")
                .containsEntry("TRIBUTARY_RECORD_PORT", "8083")
                .containsEntry("TRIBUTARY_FEEDS", "/data/feeds.json")
                .containsEntry("TRIBUTARY_ID_KEY_FILE", "/data/keys/id.key")
                .containsEntry("TRIBUTARY_TOKEN_PUBLIC_KEY", "/data/keys/token-public.pem")
                .containsEntry("TRIBUTARY_CONNECTOR", "/repository/connectors/tributary-mongodb.json");
    }

    @Test
    void theStoreReadsTheOffsetsThatTheCaptureWrites() {
        Map<String, String> variables = of(Map.of());
        assertThat(variables.get("TRIBUTARY_STORE_OFFSETS")).isEqualTo(variables.get("TRIBUTARY_CAPTURE_OFFSETS"));
    }

    @Test
    void anOperatorsOwnFeedsAndKeysAreKept() {
        assertThat(of(Map.of("TRIBUTARY_FEEDS", "/etc/feeds.json", "TRIBUTARY_TOKEN_ISSUER", "https://id.example.org")))
                .containsEntry("TRIBUTARY_FEEDS", "/etc/feeds.json")
                .containsEntry("TRIBUTARY_TOKEN_ISSUER", "https://id.example.org");
    }

    @Test
    void webhooksOnThisMachineAreAllowedWhereAllElseIsOnItToo() {
        String variable = "TRIBUTARY_NOTIFICATION_REST_HOOK_ALLOWED_NETWORKS";
        assertThat(of(Map.of())).containsEntry(variable, "127.0.0.0/8");
        assertThat(of(Map.of(variable, "10.0.0.0/8"))).containsEntry(variable, "10.0.0.0/8");
        assertThat(of(Map.of("TRIBUTARY_HOST", "0.0.0.0"))).doesNotContainKey(variable);
    }
}
