package health.tributary.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorOffsetsTest {

    /** As Debezium 3.6.1 wrote it. */
    @Test
    void theTokenOfARunningConnectorIsItsPosition() {
        assertThat(ConnectorOffsets.position("{\"sec\":1795376326,\"ord\":6500,\"resume_token\":"
                        + "\"IwAAAAJfZGF0YQATAAAAODI2YjAzNDRjNjAwMDAxOTY0AAA=\"}"))
                .isEqualTo(0x6b0344c600001964L);
    }

    @Test
    void withoutATokenItIsJustBeforeTheTime() {
        assertThat(ConnectorOffsets.position("{\"sec\":1795376326,\"ord\":6500}"))
                .isEqualTo(0x6b0344c600001963L);
    }

    @Test
    void whatIsNotUnderstoodKeepsAllHistory() {
        assertThat(ConnectorOffsets.position("{}")).isZero();
    }

    @Test
    void noFileMeansNothingIsCommittedAndAForeignOneIsAnError(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("offsets.dat");
        assertThat(ConnectorOffsets.committed(file)).isEmpty();
        Files.writeString(file, "not a serialized map");
        assertThatThrownBy(() -> ConnectorOffsets.committed(file)).isInstanceOf(IOException.class);
    }
}
