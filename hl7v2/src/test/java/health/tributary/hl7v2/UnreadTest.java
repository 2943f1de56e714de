package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a reader of a message did not use. */
class UnreadTest {
    private final Segment segment = segment("ZPI|1||x|\"\"" + "|".repeat(66) + "y");

    @Test
    void aFieldIsUnreadUntilItIsAskedFor() {
        assertThat(segment.isAsked()).isFalse();
        assertThat(segment.isUnread(3)).isTrue();
        segment.text(3);
        assertThat(segment.isUnread(3)).isFalse();
        assertThat(segment.isAsked()).isTrue();
        assertThat(segment.isUnread(1)).isTrue();
    }

    @Test
    void anEmptyFieldIsNotUnreadAndADeletedOneIs() {
        assertThat(segment.isUnread(2)).isFalse();
        assertThat(segment.isUnread(4)).isTrue();
        assertThat(segment.isUnread(71)).isFalse();
    }

    @Test
    void fieldsBeyondTheSixtyFourthAreToldApart() {
        assertThat(segment.isUnread(70)).isTrue();
        segment.field(6);
        assertThat(segment.isUnread(70)).isTrue();
        segment.field(70);
        assertThat(segment.isUnread(70)).isFalse();
    }

    private static Segment segment(String text) {
        byte[] body = ("MSH|^~\\&|A|B|C|D|20240315||ADT^A08|1|P|2.5\r" + text + "\r").getBytes(StandardCharsets.UTF_8);
        return ((Message) Message.read(body, StandardCharsets.UTF_8))
                .first("ZPI")
                .orElseThrow();
    }
}
