package health.tributary.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.embedded.client.Refused;
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

    private List<String> read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("messages.hl7"), text);
        return MessageFile.read(file).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }
}
