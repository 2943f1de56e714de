package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"PID", "OBX[3]", "PID-3", "PID-3[2]", "PID-3[2].4", "PID-3[2].4.1", "OBX[3]-5.2", "???[2]-1"})
    void whatIsPrintedIsReadBack(String printed) {
        assertThat(Location.parse(printed).orElseThrow()).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PI", "pid", "PID-", "PID-3[", "PID.3", "PID-3.4.1.2", "PID-99999999999"})
    void whatIsNoPlaceIsNone(String text) {
        assertThat(Location.parse(text)).isEmpty();
    }
}
