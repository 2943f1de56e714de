package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    Path root;

    @BeforeEach
    void build() throws Exception {
        Path target =
                Files.createDirectories(root.resolve("embedded/target/lib")).getParent();
        Files.createFile(target.resolve("lib/a.jar"));
        Files.createFile(target.resolve("embedded-0.1.jar"));
        Files.createFile(target.resolve("embedded-0.1-child.jar"));
        Files.createFile(Files.createDirectories(root.resolve("ingest-service/target/quarkus-app"))
                .resolve("quarkus-run.jar"));
    }

    private List<String> of(Part part, Map<String, String> environment) throws LaunchException {
        return CommandLine.of(part, LaunchSettings.of(root, environment));
    }

    @Test
    void anEmbeddedPartRunsBehindTheChildThatWatchesItsParent() throws Exception {
        List<String> line = of(Part.BROKER, Map.of());
        assertThat(line)
                .contains("-Xmx320m", Child.class.getName())
                .endsWith(Part.BROKER.mainClass().orElseThrow());
        assertThat(line.get(line.indexOf("-cp") + 1)).contains("embedded-0.1.jar", "a.jar");
    }

    @Test
    void aServiceGetsOneClassMoreAndNothingElseOfThisModule() throws Exception {
        List<String> line = of(Part.INGEST, Map.of());
        assertThat(line.get(line.indexOf("-cp") + 1))
                .contains("embedded-0.1-child.jar", "quarkus-run.jar")
                .doesNotContain("embedded-0.1.jar", "a.jar");
    }

    @Test
    void onlyWhatLiesBehindTheDoorsYields() throws Exception {
        for (String service : List.of("record-service", "notification-service")) {
            Files.createFile(Files.createDirectories(root.resolve(service + "/target/quarkus-app"))
                    .resolve("quarkus-run.jar"));
        }
        assertThat(String.join(" ", of(Part.RECORD, Map.of("TRIBUTARY_NICE", "7"))))
                .contains("nice -n 7");
        assertThat(String.join(" ", of(Part.CAPTURE, Map.of("TRIBUTARY_NICE", "7"))))
                .contains("nice -n 14");
        assertThat(String.join(" ", of(Part.NOTIFICATION, Map.of("TRIBUTARY_NICE", "15"))))
                .contains("nice -n 19");
        assertThat(String.join(" ", of(Part.RECORD, Map.of("TRIBUTARY_NICE", "0"))))
                .doesNotContain("nice");
        assertThat(String.join(" ", of(Part.INGEST, Map.of("TRIBUTARY_NICE", "7"))))
                .doesNotContain("nice");
    }

    @Test
    void ownOptionsComeAfterOurs() throws Exception {
        List<String> line = of(Part.STORE, Map.of("TRIBUTARY_STORE_JAVA_OPTIONS", "-Xmx1g -Da=b"));
        assertThat(line).containsSubsequence("-Xmx640m", "-Xmx1g", "-Da=b", "-cp");
    }

    @Test
    void aPartBeginsWithAQuarterOfItsHeap() throws Exception {
        assertThat(of(Part.STORE, Map.of())).containsSubsequence("-Xmx640m", "-Xms160m");
    }

    @Test
    void whatIsNotBuiltIsNamed() {
        assertThatThrownBy(() -> of(Part.NOTIFICATION, Map.of()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("notification-service is not built");
    }
}
