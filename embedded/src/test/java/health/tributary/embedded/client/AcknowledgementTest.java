package health.tributary.embedded.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    @Test
    void anAcknowledgementSaysItsCodeAndWhatItAnswers() {
        Acknowledgement accepted = read("MSH|^~\\&|T|||A|20260101||ACK^A01|1|P|2.5\rMSA|AA|N-1\r");
        assertThat(accepted.positive()).isTrue();
        assertThat(accepted.controlId()).isEqualTo("N-1");
        Acknowledgement rejected =
                read("MSH|^~\\&|T|||A|20260101||ACK|1|P|2.5\rMSA|AR|N-2\rERR||PID^1^3|101|E|||no identifier\r");
        assertThat(rejected.positive()).isFalse();
        assertThat(rejected.text()).contains("PID^1^3").contains("no identifier");
        assertThat(read("garbage").code()).isEqualTo("none");
    }

    private static Acknowledgement read(String text) {
        return Acknowledgement.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
