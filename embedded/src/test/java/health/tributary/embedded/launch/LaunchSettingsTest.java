package health.tributary.embedded.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchSettingsTest {
    private static final Path ROOT = Path.of("/repository");

    @Test
    void withoutAnyVariableEverythingIsOnLoopbackAndItsUsualPort() {
        LaunchSettings settings = LaunchSettings.of(ROOT, Map.of());
        assertThat(settings.data()).isEqualTo(ROOT.resolve(".tributary"));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port(Door.MLLP)).isEqualTo(2575);
        assertThat(settings.http(Door.RECORD)).isEqualTo("http://127.0.0.1:8083");
        assertThat(settings.parts()).containsExactlyInAnyOrder(Part.values());
    }

    @Test
    void everyDoorHasAVariableOfItsOwn() {
        LaunchSettings settings =
                LaunchSettings.of(ROOT, Map.of("TRIBUTARY_MLLP_PORT", "1", "TRIBUTARY_CAPTURE_PORT", "2"));
        assertThat(settings.port(Door.MLLP)).isEqualTo(1);
        assertThat(settings.port(Door.CAPTURE)).isEqualTo(2);
        assertThat(Arrays.stream(Door.values()).map(Door::variable)).doesNotHaveDuplicates();
    }

    @Test
    void aVariableThatIsNoNumberIsNamed() {
        assertThatThrownBy(() -> LaunchSettings.of(ROOT, Map.of("TRIBUTARY_STORE_PORT", "many")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TRIBUTARY_STORE_PORT")
                .hasMessageContaining("many");
    }

    @Test
    void aPartIsNotStartedWithoutWhatItNeeds() {
        assertThat(LaunchSettings.of(ROOT, Map.of("TRIBUTARY_PARTS", "broker, store ,capture"))
                        .parts())
                .containsExactlyInAnyOrder(Part.BROKER, Part.STORE, Part.CAPTURE);
        assertThatThrownBy(() -> LaunchSettings.of(ROOT, Map.of("TRIBUTARY_PARTS", "record")))
                .hasMessageContaining("record")
                .hasMessageContaining("broker, store");
        assertThatThrownBy(() -> LaunchSettings.of(ROOT, Map.of("TRIBUTARY_PARTS", "brocker")))
                .hasMessageContaining("brocker");
    }

    @Test
    void whatAPartNeedsIsDeclaredBeforeIt() {
        Set<Part> before = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            assertThat(before).containsAll(part.needs());
            before.add(part);
        }
    }

    @Test
    void allHeapsTogetherLeaveRoomForTheRestOfEachProcess() {
        int heaps = Arrays.stream(Part.values()).mapToInt(Part::heapMebibytes).sum();
        assertThat(heaps).isLessThan(2560);
    }
}
