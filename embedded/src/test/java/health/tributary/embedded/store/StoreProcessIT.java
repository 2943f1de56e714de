package health.tributary.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoreProcessIT {
    @TempDir
    Path data;

    private Process start(int port, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName());
        builder.environment().put("TRIBUTARY_DATA", data.toString());
        builder.environment().put("TRIBUTARY_STORE_PORT", String.valueOf(port));
        builder.environment().putAll(more);
        return builder.redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean listens(Process process) {
        return process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .anyMatch(line -> line.startsWith("store listening on mongodb://127.0.0.1:"));
    }

    @Test
    void aTakenPortEndsItWithAPlainMessage() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Process process = start(taken.getLocalPort(), Map.of());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output(process))
                    .contains("can not listen on 127.0.0.1:" + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aFolderInUseEndsItWithAPlainMessage() throws Exception {
        try (EmbeddedStore other = EmbeddedStore.start(Settings.in(data.resolve("store")))) {
            Process process = start(0, Map.of());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output(process)).contains("is in use by another instance");
            assertThat(other.port()).isPositive();
        }
    }

    @Test
    void itEndsOnSigtermAndWhenItsInputCloses() throws Exception {
        Process process = start(0, Map.of());
        assertThat(listens(process)).isTrue();
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Process child = start(0, Map.of("TRIBUTARY_STORE_STDIN", "close"));
        assertThat(listens(child)).isTrue();
        child.getOutputStream().close();
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void settingsComeFromTheEnvironment() {
        Settings settings = StoreProcess.settings(Map.of(
                "TRIBUTARY_DATA",
                "/d",
                "TRIBUTARY_STORE_PORT",
                "1234",
                "TRIBUTARY_STORE_FSYNC",
                "false",
                "TRIBUTARY_STORE_COMPACTION_BYTES",
                "99",
                "TRIBUTARY_STORE_OFFSETS",
                "/o.dat"));
        assertThat(settings.folder()).isEqualTo(Path.of("/d/store"));
        assertThat(settings.port()).isEqualTo(1234);
        assertThat(settings.fsync()).isFalse();
        assertThat(settings.compactionBytes()).isEqualTo(99);
        assertThat(settings.connectorOffsets()).isEqualTo(Path.of("/o.dat"));
        assertThat(StoreProcess.settings(Map.of()).fsync()).isTrue();
        assertThatThrownBy(() -> StoreProcess.settings(Map.of("TRIBUTARY_STORE_PORT", "many")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TRIBUTARY_STORE_PORT");
    }
}
