package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    @TempDir
    Path folder;

    @Test
    void aLogNeverGrowsPastItsLimitAndKeepsOneBefore() throws Exception {
        Path file = folder.resolve("part.log");
        try (RotatingLog log = new RotatingLog(file, 1_000)) {
            for (int i = 0; i < 500; i++) {
                log.line("line " + i);
            }
            assertThat(log.tail()).hasSize(RotatingLog.TAIL_LINES).endsWith("line 499");
        }
        assertThat(Files.size(file)).isLessThanOrEqualTo(1_000);
        assertThat(Files.readString(file)).endsWith("line 499\n");
        assertThat(Files.size(folder.resolve("part.log.1"))).isLessThanOrEqualTo(1_000);
    }

    @Test
    void anExceptionShowsItsKindAndPlaceButNotItsText() {
        LogRecord record = new LogRecord(Level.WARNING, "it failed");
        record.setLoggerName("some.driver");
        record.setThrown(new IllegalStateException("secret", new IllegalArgumentException("secret too")));
        assertThat(new ProcessLog.OneLine().format(record))
                .contains("it failed", "some.driver", "IllegalStateException", "IllegalArgumentException", "LogsTest")
                .doesNotContain("secret");
    }
}
