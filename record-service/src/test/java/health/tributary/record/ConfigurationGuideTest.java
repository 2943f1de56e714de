package health.tributary.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The guide says what the code does. */
class ConfigurationGuideTest {
    @Test
    void everyPropertyIsInTheGuideWithItsDefault() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "configuration.md"));
        for (Method property : RecordConfiguration.class.getDeclaredMethods()) {
            String name = property.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            assertThat(guide)
                    .contains("| `tributary.record." + name + "` | `"
                            + property.getAnnotation(WithDefault.class).value() + "` |");
        }
    }
}
