package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    private final LaunchSettings settings = LaunchSettings.of(Path.of("."), Map.of());

    @Test
    void aTakenPortIsNamedWithTheVariableThatMovesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LaunchSettings other =
                    settings.withPorts(PortCheck.freePorts()).withPorts(Map.of(Door.MLLP, taken.getLocalPort()));
            assertThatThrownBy(() -> PortCheck.allFree(other))
                    .isInstanceOfSatisfying(
                            LaunchException.class,
                            e -> assertThat(e.isEnvironment()).isTrue())
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("TRIBUTARY_MLLP_PORT");
        }
    }

    @Test
    void onePortForTwoDoorsIsRefused() throws Exception {
        LaunchSettings free = settings.withPorts(PortCheck.freePorts());
        assertThatCode(() -> PortCheck.allFree(free)).doesNotThrowAnyException();
        LaunchSettings twice = free.withPorts(Map.of(Door.RECORD, free.port(Door.NOTIFICATION)));
        assertThatThrownBy(() -> PortCheck.allFree(twice))
                .hasMessageContaining("TRIBUTARY_RECORD_PORT")
                .hasMessageContaining("TRIBUTARY_NOTIFICATION_PORT");
    }
}
