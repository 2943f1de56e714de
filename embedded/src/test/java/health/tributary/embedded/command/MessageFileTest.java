package health.tributary.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.embedded.command.MessageFile.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileOfSeveralMessagesIsCutWhereTheyBegin() throws Exception {
        List<String> messages = read("MSH|^~\\&|A\rPID|1\rMSH|^~\\&|B\nPID|2\n");
        assertThat(messages).containsExactly("MSH|^~\\&|A\rPID|1\r", "MSH|^~\\&|B\nPID|2\n");
    }

    @Test
    void aBatchAndGarbageStayWhole() throws Exception {
        assertThat(read("FHS|^~\\&\rBHS|^~\\&\rMSH|^~\\&|A\rMSH|^~\\&|B\rBTS|2\r"))
                .hasSize(1);
        assertThat(read("no message at all")).containsExactly("no message at all");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> MessageFile.read(folder.resolve("none.hl7")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is not a file");
    }

    @Test
    void anAcknowledgementSaysItsCodeAndWhatItAnswers() {
        Answer accepted = answer("MSH|^~\\&|T|||A|20260101||ACK^A01|1|P|2.5\rMSA|AA|N-1\r");
        assertThat(accepted.positive()).isTrue();
        assertThat(accepted.controlId()).isEqualTo("N-1");
        Answer rejected =
                answer("MSH|^~\\&|T|||A|20260101||ACK|1|P|2.5\rMSA|AR|N-2\rERR||PID^1^3|101|E|||no identifier\r");
        assertThat(rejected.positive()).isFalse();
        assertThat(rejected.text()).contains("PID^1^3").contains("no identifier");
        assertThat(answer("garbage").code()).isEqualTo("none");
    }

    private List<String> read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("messages.hl7"), text);
        return MessageFile.read(file).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private static Answer answer(String text) {
        return MessageFile.answer(text.getBytes(StandardCharsets.UTF_8));
    }
}
