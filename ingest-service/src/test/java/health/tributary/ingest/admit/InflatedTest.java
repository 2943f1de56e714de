package health.tributary.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.ingest.DataPointTexts;
import health.tributary.ingest.publish.HeldBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InflatedTest {
    private final HeldBytes room = new HeldBytes(1_000_000);

    private Inflated inflate(byte[] gzip, int max) {
        return Inflated.of(gzip, max, room::take, room::giveBack);
    }

    @Test
    void aBodyComesOutAsItWentInAndItsRoomStaysTaken() {
        byte[] body = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(((Inflated.Whole) inflate(DataPointTexts.gzip(body), 200_000)).bytes())
                .isEqualTo(body);
        assertThat(room.held()).isEqualTo(200_000);
    }

    @Test
    void aBombIsDroppedAtTheLimitAndHoldsNoRoom() {
        byte[] bomb = DataPointTexts.gzip(new byte[50_000_000]);
        assertThat(bomb).hasSizeLessThan(60_000);
        assertThat(inflate(bomb, 300_000)).isEqualTo(new Inflated.Dropped(NotKept.TOO_LARGE));
        assertThat(inflate(bomb, 40_000_000)).isEqualTo(new Inflated.Dropped(NotKept.NO_ROOM));
        assertThat(room.held()).isZero();
    }

    @Test
    void everyTruncationIsBrokenAndHoldsNoRoom() {
        byte[] whole = DataPointTexts.gzip("some body of some length".repeat(20).getBytes(StandardCharsets.US_ASCII));
        for (int length = 0; length < whole.length; length++) {
            assertThat(inflate(Arrays.copyOf(whole, length), 1_000)).isInstanceOf(Inflated.Broken.class);
        }
        assertThat(inflate("no gzip at all".getBytes(StandardCharsets.US_ASCII), 1_000))
                .isEqualTo(new Inflated.Broken(Inflated.NO_GZIP));
        assertThat(room.held()).isZero();
    }
}
