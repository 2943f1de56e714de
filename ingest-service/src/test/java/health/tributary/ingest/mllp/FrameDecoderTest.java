package health.tributary.ingest.mllp;

import static health.tributary.ingest.Samples.bytes;
import static health.tributary.ingest.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.ingest.publish.HeldBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Case 26: what TCP and senders do to frames. */
class FrameDecoderTest {
    private static final int LIMIT = 100;
    private static final String VT = "\u000b";
    private static final String END = "\u001c\r";

    private final HeldBytes room = new HeldBytes(250);
    private final FrameDecoder decoder = new FrameDecoder(LIMIT, room);

    private List<String> decode(String... pieces) {
        List<String> frames = new ArrayList<>();
        for (String piece : pieces) {
            decoder.decode(bytes(piece)).forEach(frame -> frames.add(print(frame)));
        }
        return frames;
    }

    static String print(Frame frame) {
        if (frame instanceof Frame.Block block) {
            return text(block.content());
        }
        if (frame instanceof Frame.Cut cut) {
            return "cut:" + text(cut.content());
        }
        return frame instanceof Frame.NoRoom noRoom
                ? "no room:" + text(noRoom.content())
                : "too long:" + text(frame.content());
    }

    @Test
    void blocksAreFoundHoweverTheyAreSplitOrJoined() {
        assertThat(decode(VT + "MSH|a" + END + VT + "MSH|b" + END)).containsExactly("MSH|a", "MSH|b");
        assertThat(decode(VT, "MS", "H|c", "\u001c", "\r")).containsExactly("MSH|c");
        assertThat(decode(VT + "MSH|d\u001c")).isEmpty();
        assertThat(decode("\r" + VT + "MSH|e" + END)).containsExactly("MSH|d", "MSH|e");
    }

    @Test
    void garbageBetweenBlocksIsSkippedAndCounted() {
        assertThat(decode("xyz" + VT + "MSH|a" + END + "\n\r junk" + VT + "MSH|b" + END))
                .containsExactly("MSH|a", "MSH|b");
        assertThat(decoder.takeGarbage()).isEqualTo(8);
        assertThat(decoder.takeGarbage()).isZero();
    }

    @Test
    void anEndThatIsWrittenAlmostRightIsAnEnd() {
        assertThat(decode(VT + "MSH|a\u001c\n" + VT + "MSH|b\u001c" + VT + "MSH|c" + END))
                .containsExactly("MSH|a", "MSH|b", "MSH|c");
    }

    @Test
    void anEndByteInsideOfAMessageIsContent() {
        assertThat(decode(VT + "MSH|a\u001cb\u001c\u001c" + "\r")).containsExactly("MSH|a\u001cb\u001c");
    }

    @Test
    void aVerticalTabInATextIsContent() {
        assertThat(decode(VT + "MSH|a\rOBX|1||line" + VT + "MS line" + END))
                .containsExactly("MSH|a\rOBX|1||line" + VT + "MS line");
    }

    @Test
    void aMissingEndIsNoticedWhenTheNextBlockBegins() {
        assertThat(decode(VT + "MSH|a\r", VT, "M", "SH|b" + END)).containsExactly("cut:MSH|a\r", "MSH|b");
        assertThat(decode(VT + VT + "MSH|c" + END)).containsExactly("MSH|c");
        assertThat(decode(VT + "MSH|d" + VT + "BHS|e" + END)).containsExactly("cut:MSH|d", "BHS|e");
    }

    @Test
    void anEndlessBlockEndsTheStreamAndHoldsNothing() {
        assertThat(decode(VT + "MSH|" + "x".repeat(60))).isEmpty();
        List<String> frames = decode("y".repeat(60), "z".repeat(500), VT + "MSH|b" + END);
        assertThat(frames).hasSize(1);
        assertThat(frames.get(0)).startsWith("too long:MSH|xxx");
        assertThat(room.held()).isZero();
        assertThat(decoder.inBlock()).isFalse();
    }

    @Test
    void aBlockOfExactlyTheLimitIsTaken() {
        String full = "MSH|" + "x".repeat(LIMIT - 4);
        assertThat(decode(VT + full + END)).containsExactly(full);
        assertThat(decode(VT + full + "x" + END).get(0)).startsWith("too long:");
    }

    @Test
    void aBlockWithoutRoomIsReadToItsEndAndTheNextOneIsTaken() {
        assertThat(room.take(200)).isTrue();
        assertThat(decode(VT + "MSH|" + "x".repeat(80), END))
                .singleElement()
                .asString()
                .startsWith("no room:MSH|xx");
        assertThat(room.held()).isEqualTo(200);
        assertThat(decode(VT + "MSH|b" + END)).containsExactly("MSH|b");
        assertThat(room.held()).isEqualTo(205);
    }

    @Test
    void whatAConnectionHeldIsGivenBackWhenItCloses() {
        decode(VT + "MSH|abc");
        assertThat(room.held()).isEqualTo(7);
        assertThat(decoder.inBlock()).isTrue();
        decoder.close();
        assertThat(room.held()).isZero();
    }
}
