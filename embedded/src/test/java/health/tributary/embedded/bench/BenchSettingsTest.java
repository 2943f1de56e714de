package health.tributary.embedded.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchSettingsTest {
    private static final Map<String, Integer> MIX = Map.of("adt", 70);

    @Test
    void whatCouldNotWorkIsRefusedInASentence() {
        refused("letters and digits", () -> settings("a b", MIX, 1, 4, 10, 1));
        refused("rate", () -> settings("R1", MIX, -1, 4, 10, 1));
        refused("connections", () -> settings("R1", MIX, 1, 0, 10, 1));
        refused("connections", () -> settings("R1", MIX, 1, 257, 1_000, 1));
        refused("patients", () -> settings("R1", MIX, 1, 4, 3, 1));
        refused("second", () -> settings("R1", MIX, 1, 4, 10, 0));
        refused("weights", () -> settings("R1", Map.of("adt", 0), 1, 4, 10, 1));
    }

    @Test
    void aMixKeepsItsOrder() {
        Map<String, Integer> mix = new LinkedHashMap<>();
        mix.put("oru", 1);
        mix.put("adt", 2);
        assertThat(settings("R1", MIX, 0, 4, 10, 1).withMix(mix).mix().keySet()).containsExactly("oru", "adt");
    }

    @Test
    void aTargetSaysWhereItIsAndNoKey() {
        Target target = new Target("h", 1, "i", "m", "r", "n", "the token", Map.of("feed", "the key"));
        assertThat(target.toString())
                .contains("h:1")
                .doesNotContain("the token")
                .doesNotContain("the key");
    }

    private static void refused(String part, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    private static BenchSettings settings(
            String run, Map<String, Integer> mix, int rate, int connections, int patients, int seconds) {
        return new BenchSettings(
                run,
                mix,
                rate,
                connections,
                patients,
                Duration.ZERO,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(1),
                0,
                1,
                Duration.ZERO,
                Optional.empty());
    }
}
