package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SessionPriorityTest {
    @Test
    @Timeout(30)
    void theSessionItselfYields() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/proc/self/autogroup")), "sessions have no priority here");
        Process process = new ProcessBuilder("setsid", "sleep", "20").start();
        try {
            Path group = Path.of("/proc", String.valueOf(process.pid()), "autogroup");
            String ours = Files.readString(Path.of("/proc/self/autogroup"));
            while (Files.readString(group).equals(ours)) {
                assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
            }

            SessionPriority.set(process.pid(), 7);

            assertThat(Files.readString(group).strip()).endsWith("nice 7");
            assertThat(Files.readString(Path.of("/proc/self/autogroup"))).isEqualTo(ours);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aProcessThatIsGoneIsNoFault() {
        assertThatCode(() -> SessionPriority.set(Integer.MAX_VALUE, 7)).doesNotThrowAnyException();
    }
}
