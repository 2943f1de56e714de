package health.tributary.embedded.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorFileTest {
    private static final Path FILE = Path.of("..", "connectors", "tributary-mongodb.json");

    private final Settings settings =
            new Settings(FILE, "mongodb://store", "broker:1", Path.of("/data/offsets"), "127.0.0.1", 0);

    @Test
    void theEngineGetsTheFileWithThisMachinesAddresses() {
        ConnectorFile file = ConnectorFile.read(FILE);
        Properties engine = file.engine(settings);
        assertThat(engine)
                .containsEntry("mongodb.connection.string", "mongodb://store")
                .containsEntry("offset.storage.file.filename", "/data/offsets")
                .containsEntry("transforms.route.replacement", Topics.CHANGES);
        // Everything else is as compose and Kubernetes have it.
        file.config().forEach((key, value) -> {
            if (!key.startsWith("producer.override.") && !key.equals("mongodb.connection.string")) {
                assertThat(engine).containsEntry(key, value);
            }
        });
    }

    @Test
    void theProducerWaitsForAllAndTakesTheLargestRecord() {
        assertThat(ConnectorFile.read(FILE).producer(settings))
                .containsEntry("acks", "all")
                .containsEntry("bootstrap.servers", "broker:1")
                .containsEntry("max.request.size", String.valueOf(Topics.MAX_RECORD_BYTES));
    }

    @Test
    void theCapturedCollectionsAreThoseOfTheArchitecture() {
        Map<String, String> config = ConnectorFile.read(FILE).config();
        assertThat(List.of(config.get("collection.include.list").split(",", -1)))
                .containsExactly(
                        "tributary\\.entries",
                        "tributary\\.subjects",
                        "tributary\\.persons",
                        "tributary\\.identity",
                        "tributary\\.series");
        assertThat(config.get("field.exclude.list")).contains("tributary.entries.set", "tributary.series.set");
    }

    @Test
    void theHostIsAskedForTheStoreAndNeverWrittenDown() {
        assertThat(ConnectorFile.read(FILE).config())
                .containsEntry("mongodb.connection.string", "${env:TRIBUTARY_STORE_URI}");
    }

    @Test
    void aFileOfAnotherFormIsRefusedInASentence(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("c.json"), "[1]");
        assertThatThrownBy(() -> ConnectorFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"name\"");
        assertThatThrownBy(() -> ConnectorFile.read(folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can not be read");
    }
}
