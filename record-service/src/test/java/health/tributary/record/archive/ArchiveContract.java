package health.tributary.record.archive;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.record.apply.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Archive} promises. Each test starts with an empty archive. */
public interface ArchiveContract {
    Rejection UNSUPPORTED = new Rejection(Reason.UNSUPPORTED, "MSH-9", "this message kind is not mapped");

    Archive archive();

    @Test
    default void aMessageComesBackByteForByte() {
        byte[] body = "MSH|^~\\&|\r".getBytes(StandardCharsets.UTF_8);
        archive().keep(List.of(incoming("one", body, Samples.NOON, null), incoming("two", body, Samples.NOON, null)));
        Archived back = read("one");
        assertThat(back.body()).isEqualTo(body);
        assertThat(back.feed()).isEqualTo(Samples.FEED);
        assertThat(back.contentType()).isEqualTo(ContentType.HL7V2);
        assertThat(back.received()).isEqualTo(Samples.NOON);
        assertThat(back.rejection()).isEmpty();
        assertThat(archive().read(Samples.message("three"))).isEmpty();
    }

    @Test
    default void largeBodiesComeBackToo() {
        for (int size : new int[] {64 * 1024, 64 * 1024 + 1, 3_000_000}) {
            byte[] body = new byte[size];
            new Random(size).nextBytes(body);
            Incoming message = incoming("large" + size, body, Samples.NOON, null);
            archive().keep(List.of(message));
            archive().keep(List.of(message));
            assertThat(read("large" + size).body()).isEqualTo(body);
        }
    }

    @Test
    default void theFirstReceiptCounts() {
        byte[] body = {1};
        archive().keep(List.of(incoming("one", body, Samples.NOON, null)));
        archive().keep(List.of(incoming("one", body, Samples.NOON.plusSeconds(5), null)));
        assertThat(read("one").received()).isEqualTo(Samples.NOON);
        archive().keep(List.of(incoming("one", body, Samples.NOON.minusSeconds(5), null)));
        assertThat(read("one").received()).isEqualTo(Samples.NOON.minusSeconds(5));
    }

    @Test
    default void aRejectionIsKnownBeforeOrAfterItsMessage() {
        byte[] body = {1, 2};
        archive().keep(List.of(incoming("after", body, Samples.NOON, null)));
        archive().keep(List.of(incoming("after", body, Samples.NOON, UNSUPPORTED)));
        archive().keep(List.of(incoming("before", body, Samples.NOON, UNSUPPORTED)));
        archive().keep(List.of(incoming("before", body, Samples.NOON, null)));
        assertThat(read("after").rejection()).contains(UNSUPPORTED);
        assertThat(read("before").rejection()).contains(UNSUPPORTED);
    }

    @Test
    default void aRejectionWithoutBodyLeavesRoomForTheMessage() {
        byte[] large = new byte[100_000];
        archive().keep(List.of(incoming("one", new byte[0], Samples.NOON, UNSUPPORTED)));
        assertThat(read("one").body()).isEmpty();
        archive().keep(List.of(incoming("one", large, Samples.NOON, null)));
        assertThat(read("one").body()).hasSize(large.length);
        assertThat(read("one").rejection()).contains(UNSUPPORTED);
        archive().keep(List.of(incoming("one", new byte[0], Samples.NOON, UNSUPPORTED)));
        assertThat(read("one").body()).hasSize(large.length);
    }

    private Archived read(String message) {
        return archive().read(Samples.message(message)).orElseThrow();
    }

    private static Incoming incoming(String message, byte[] body, Instant received, Rejection rejection) {
        MessageId id = Samples.message(message);
        Envelope envelope = new Envelope(
                id, Samples.FEED, ContentType.HL7V2, received, Optional.empty(), "00-1-2-01", false, false);
        return new Incoming(envelope, body, Optional.ofNullable(rejection));
    }
}
