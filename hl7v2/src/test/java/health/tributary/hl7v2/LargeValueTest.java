package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Case 16: 20 MB in one OBX-5 cost linear time and no copies. */
class LargeValueTest {
    private static final int MEGABYTE = 1 << 20;

    private static byte[] report(int megabytes) {
        byte[] head = Samples.bytes(Samples.MSH + "\rOBX|1|ED|PDF||APP^PDF^^Base64^");
        byte[] message = Arrays.copyOf(head, head.length + megabytes * MEGABYTE + 8);
        Arrays.fill(message, head.length, head.length + megabytes * MEGABYTE, (byte) 'Q');
        byte[] tail = Samples.bytes("||||||F\r");
        System.arraycopy(tail, 0, message, message.length - tail.length, tail.length);
        return message;
    }

    private static ByteBuffer data(byte[] report) {
        Message message = Samples.read(report, StandardCharsets.UTF_8);
        return Samples.first(message, "OBX").field(5).component(5).bytes();
    }

    @Test
    void case16TheValueIsAViewWithoutCopies() {
        byte[] report = report(20);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        data(report);
        long before = threads.getCurrentThreadAllocatedBytes();
        ByteBuffer data = data(report);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(data.remaining()).isEqualTo(20 * MEGABYTE);
        assertThat(allocated).isLessThan(100_000);
    }

    @Test
    void case16TimeGrowsWithTheLengthOnly() {
        byte[] small = report(2);
        byte[] large = report(20);
        for (int i = 0; i < 5; i++) {
            data(small);
            data(large);
        }
        long fastSmall = fastest(small);
        long fastLarge = fastest(large);
        // Ten times the bytes; quadratic time would be a hundred times.
        assertThat(fastLarge)
                .isLessThan(40 * Math.max(fastSmall, Duration.ofMillis(1).toNanos()));
        assertThat(Duration.ofNanos(fastLarge)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aMillionComponentsAreSeenInOnePass() {
        byte[] message = Samples.bytes(Samples.MSH + "\rOBX|1|CE|X||" + "ab^".repeat(1_000_000) + "z||||||F\r");
        Repetition value = Samples.first(Samples.read(message, StandardCharsets.UTF_8), "OBX")
                .field(5)
                .repetition(1);
        // In a moment; scanning what stands before each of them again reads a million times 1.5 MB.
        Component last = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> last(value));
        assertThat(last.text()).isEqualTo("z");
        assertThat(last.location().toString()).isEqualTo("OBX-5.1000001");
    }

    private static Component last(Repetition value) {
        Component last = value.component(1);
        for (Component each : value.components()) {
            last = each;
        }
        return last;
    }

    @Test
    void case16TheDataDecodeFromTheView() {
        byte[] message = report(1);
        ByteBuffer decoded = Base64.getDecoder().decode(data(message));
        assertThat(decoded.remaining()).isEqualTo(MEGABYTE / 4 * 3);
    }

    @Test
    void case16EscapesInALargeTextCostLinearTimeToo() {
        byte[] report = report(8);
        for (int i = 200; i < report.length - 20; i += 2) {
            report[i] = '\\';
        }
        Message message = Samples.read(report, StandardCharsets.UTF_8);
        long start = System.nanoTime();
        String text = Samples.first(message, "OBX").field(5).component(5).text();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(text).hasSizeLessThanOrEqualTo(8 * MEGABYTE);
    }

    private static long fastest(byte[] report) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            data(report);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
