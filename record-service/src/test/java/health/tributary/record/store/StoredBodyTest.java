package health.tributary.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredBodyTest {
    private static final byte[] POINTS = "{\"header\":{\"id\":\"a1\"},\"body\":{\"heart_rate\":{\"value\":61}}}\n"
            .repeat(100)
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void whatRepeatsItselfIsKeptSmall() {
        StoredBody stored = StoredBody.of(POINTS);
        assertThat(stored.deflated()).isTrue();
        assertThat(stored.bytes().length).isLessThan(POINTS.length / 10);
        assertThat(stored.body(POINTS.length)).isEqualTo(POINTS);
        assertThat(StoredBody.of(POINTS).bytes()).isEqualTo(stored.bytes());
    }

    @Test
    void whatWouldNotBecomeSmallerIsKeptAsItIs() {
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        assertThat(StoredBody.of(noise).deflated()).isFalse();
        assertThat(StoredBody.of(noise).body(noise.length)).isEqualTo(noise);
        assertThat(StoredBody.of(new byte[0]).body(0)).isEmpty();
    }

    @Test
    void damagedOnesAreSaidToBe() {
        byte[] cut = new byte[20];
        System.arraycopy(StoredBody.of(POINTS).bytes(), 0, cut, 0, cut.length);
        assertThatThrownBy(() -> new StoredBody(cut, true).body(POINTS.length))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an archived body is damaged");
        assertThatThrownBy(() -> new StoredBody(new byte[600], true).body(POINTS.length))
                .isInstanceOf(IllegalStateException.class);
    }
}
