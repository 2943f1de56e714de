package health.tributary.normalizer.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation of what maps where is the code's own; {@code -Dgolden.update=true} writes it anew. */
class MappingTablesTest {
    private static final Path FILE = Path.of("../docs/mapping-tables.md");

    @Test
    void theDocumentedTablesAreThoseOfTheCode() throws IOException, ReflectiveOperationException {
        String written = MappingTables.write();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, written);
        }
        assertThat(Files.readString(FILE))
                .as("docs/mapping-tables.md is not what the code does: run with -Dgolden.update=true")
                .isEqualTo(written);
    }
}
