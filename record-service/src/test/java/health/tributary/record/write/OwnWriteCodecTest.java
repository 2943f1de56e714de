package health.tributary.record.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.codec.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnWriteCodecTest {
    private static final SubjectId ANN = new SubjectId("a".repeat(32));
    private static final EntryId ENTRY = new EntryId("b".repeat(32));
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.000001Z");

    @Test
    void theFormIsPinned() {
        OwnWrite write = new OwnWrite(ANN, Interaction.UPDATE, "Goal", Optional.of(ENTRY), AT, "{\"a\":\n1.50}");
        String text = "{\"version\":\"1\",\"interaction\":\"update\",\"type\":\"Goal\",\"subject\":\"" + ANN
                + "\",\"entry\":\"" + ENTRY + "\",\"at\":\"2026-03-01T12:00:00.000001Z\"}\n{\"a\":\n1.50}";
        assertThat(new String(OwnWriteCodec.encode(write), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(OwnWriteCodec.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(write);
    }

    @Test
    void creationsAndDeletionsComeBackToo() {
        OwnWrite create =
                new OwnWrite(ANN, Interaction.CREATE, "Goal", Optional.empty(), AT, "{\"t\":\"é \uD83D\uDE00\"}");
        OwnWrite delete = new OwnWrite(ANN, Interaction.DELETE, "Goal", Optional.of(ENTRY), AT, "");
        assertThat(OwnWriteCodec.decode(OwnWriteCodec.encode(create))).isEqualTo(create);
        assertThat(OwnWriteCodec.decode(OwnWriteCodec.encode(delete))).isEqualTo(delete);
    }

    @Test
    void whatNoVersionExplainsIsRefused() {
        for (String text : new String[] {
            "",
            "{}",
            "{}\n{}",
            "[\n{}",
            "{\"version\":\"2\"}\n{}",
            "{\"version\":\"1\",\"interaction\":\"create\",\"type\":\"Goal\",\"subject\":\"x\",\"at\":\"2026-03-01T12:00:00Z\"}\n{}",
            "{\"version\":\"1\",\"interaction\":\"create\",\"type\":\"Goal\",\"subject\":\"" + ANN
                    + "\",\"at\":\"now\"}\n{}",
            "{\"version\":\"1\",\"interaction\":\"create\",\"type\":\"Goal\",\"at\":\"2026-03-01T12:00:00Z\"}\n{}"
        }) {
            assertThatThrownBy(() -> OwnWriteCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(MalformedRecord.class);
        }
    }

    @Test
    void theSameRequestAtAnotherTimeIsTheSameRequest() {
        OwnWrite write = new OwnWrite(ANN, Interaction.CREATE, "Goal", Optional.empty(), AT, "{}");
        assertThat(write.sameRequest(
                        new OwnWrite(ANN, Interaction.CREATE, "Goal", Optional.empty(), AT.plusSeconds(1), "{}")))
                .isTrue();
        assertThat(write.sameRequest(new OwnWrite(ANN, Interaction.CREATE, "Goal", Optional.empty(), AT, "{ }")))
                .isFalse();
    }
}
