package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
    @TempDir
    Path data;

    @Test
    void aSecondInstanceIsToldOfTheFirst() throws Exception {
        DataFolder folder = new DataFolder(data);
        folder.prepare();
        try (InstanceLock first = InstanceLock.take(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> InstanceLock.take(folder))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("TRIBUTARY_DATA");
        }
        InstanceLock.take(folder).close();
    }

    @Test
    void aFileInTheWayOfTheFolderIsNamed() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> new DataFolder(file).prepare())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(file.toString());
    }
}
