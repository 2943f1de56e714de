package health.tributary.record.archive;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.record.apply.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
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
            byte[] body = random(size);
            Incoming message = incoming("large" + size, body, Samples.NOON, null);
            archive().keep(List.of(message));
            archive().keep(List.of(message));
            assertThat(read("large" + size).body()).isEqualTo(body);
        }
    }

    @Test
    default void textsComeBackHoweverLongAndHoweverAlike() {
        for (int size : new int[] {1, 511, 512, 64 * 1024, 64 * 1024 + 1, 3_000_000}) {
            byte[] body = "{\"heart_rate\":61}\n"
                    .repeat(size / 18 + 1)
                    .substring(0, size)
                    .getBytes(StandardCharsets.UTF_8);
            archive().keep(List.of(incoming("text" + size, body, Samples.NOON, null)));
            assertThat(read("text" + size).body()).isEqualTo(body);
            assertThat(archive()
                            .outcome(Samples.message("text" + size))
                            .orElseThrow()
                            .size())
                    .isEqualTo(size);
        }
    }

    @Test
    default void ofMessagesWithOneClaimOneIsKept() {
        byte[] large = random(70_000);
        assertThat(archive().begin(incoming("one", new byte[] {1}, Samples.NOON, null), Optional.of("claim")))
                .isEmpty();
        assertThat(archive().begin(incoming("two", large, Samples.NOON, null), Optional.of("claim")))
                .contains(Samples.message("one"));
        assertThat(archive().read(Samples.message("two"))).isEmpty();
        assertThat(archive().begin(incoming("one", new byte[] {1}, Samples.NOON, null), Optional.of("claim")))
                .isEmpty();
        assertThat(archive().begin(incoming("two", large, Samples.NOON, null), Optional.of("another")))
                .isEmpty();
        assertThat(archive().begin(incoming("three", large, Samples.NOON, null), Optional.empty()))
                .isEmpty();
        assertThat(archive().begin(incoming("four", large, Samples.NOON, null), Optional.empty()))
                .isEmpty();
        assertThat(read("two").body()).isEqualTo(large);
    }

    @Test
    default void manyWhoClaimAtOnceAgreeOnOne() {
        List<Optional<MessageId>> holders = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> archive().begin(incoming("m" + i, new byte[] {1}, Samples.NOON, null), Optional.of("c")))
                .toList();
        assertThat(holders.stream().filter(Optional::isEmpty)).hasSize(1);
        assertThat(holders.stream().flatMap(Optional::stream).distinct()).hasSize(1);
    }

    @Test
    default void whatWasBegunIsUnfinishedUntilItEnds() {
        archive().begin(incoming("late", new byte[] {1}, Samples.NOON.plusSeconds(9), null), Optional.empty());
        archive().begin(incoming("early", new byte[] {2}, Samples.NOON, null), Optional.of("claim"));
        archive().keep(List.of(incoming("kept", new byte[] {3}, Samples.NOON, null)));
        assertThat(archive().unfinished(Samples.NOON.plusSeconds(60), 10))
                .containsExactly(Samples.message("early"), Samples.message("late"));
        assertThat(archive().unfinished(Samples.NOON.plusSeconds(60), 1)).containsExactly(Samples.message("early"));
        assertThat(archive().unfinished(Samples.NOON.plusSeconds(5), 10)).containsExactly(Samples.message("early"));
        archive().end(Samples.message("early"));
        archive().end(Samples.message("late"));
        assertThat(archive().unfinished(Samples.NOON.plusSeconds(60), 10)).isEmpty();
        archive().begin(incoming("early", new byte[] {2}, Samples.NOON, null), Optional.of("claim"));
        assertThat(archive().unfinished(Samples.NOON.plusSeconds(60), 10)).isEmpty();
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
        byte[] large = random(100_000);
        archive().keep(List.of(incoming("one", new byte[0], Samples.NOON, UNSUPPORTED)));
        assertThat(read("one").body()).isEmpty();
        archive().keep(List.of(incoming("one", large, Samples.NOON, null)));
        assertThat(read("one").body()).hasSize(large.length);
        assertThat(read("one").rejection()).contains(UNSUPPORTED);
        archive().keep(List.of(incoming("one", new byte[0], Samples.NOON, UNSUPPORTED)));
        assertThat(read("one").body()).hasSize(large.length);
    }

    @Test
    default void receiptsKeepTheirMicroseconds() {
        Instant received = Samples.NOON.plusNanos(123_456_000);
        archive().keep(List.of(incoming("one", new byte[] {1}, received.plusSeconds(1), null)));
        archive().keep(List.of(incoming("one", new byte[] {1}, received, null)));
        assertThat(read("one").received()).isEqualTo(received);
    }

    @Test
    default void whatDoorsTookComesByReceiptAndPageByPage() {
        for (int i = 0; i < 5; i++) {
            archive().keep(List.of(incoming("m" + i, new byte[] {1}, Samples.NOON.plusSeconds(9 - i), null)));
        }
        archive().keep(List.of(incoming("at the door", new byte[] {1}, Samples.NOON.plusSeconds(6), UNSUPPORTED)));
        archive().keep(List.of(incoming("m1", new byte[] {1}, Samples.NOON.plusSeconds(8), UNSUPPORTED)));
        archive().keep(List.of(incoming("before", new byte[] {1}, Samples.NOON.plusSeconds(7), UNSUPPORTED)));
        archive().keep(List.of(incoming("before", new byte[] {1}, Samples.NOON.plusSeconds(7), null)));

        List<MessageId> met = new ArrayList<>();
        Optional<RejectedSearch.Position> after = Optional.empty();
        do {
            List<MessageOutcome> page = archive().taken(taken(false, after, 2));
            page.forEach(message -> met.add(message.id()));
            after = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RejectedSearch.Position(
                            page.get(page.size() - 1).received(),
                            page.get(page.size() - 1).id()));
        } while (after.isPresent());

        List<MessageId> sameTime = new ArrayList<>(List.of(Samples.message("m2"), Samples.message("before")));
        sameTime.sort(Comparator.naturalOrder());
        assertThat(met)
                .containsExactly(
                        Samples.message("m4"),
                        Samples.message("m3"),
                        sameTime.get(0),
                        sameTime.get(1),
                        Samples.message("m1"));
        assertThat(archive().taken(taken(true, Optional.empty(), 10)).stream().map(MessageOutcome::id))
                .containsExactly(Samples.message("before"), Samples.message("m1"));
    }

    @Test
    default void whatIsSentAgainIsRejectedNoMoreUnlessItIsRejectedAnew() {
        for (String name : List.of("taken in", "rejected anew", "broken off")) {
            archive().keep(List.of(incoming(name, new byte[] {1}, Samples.NOON.plusSeconds(5), null)));
            archive().keep(List.of(incoming(name, new byte[] {1}, Samples.NOON.plusSeconds(5), UNSUPPORTED)));
        }
        List<MessageId> both = List.of(Samples.message("taken in"), Samples.message("rejected anew"));
        archive().sendingAgain(both);
        archive().sendingAgain(List.of(Samples.message("broken off")));
        archive().keep(List.of(incoming("rejected anew", new byte[] {1}, Samples.NOON.plusSeconds(5), UNSUPPORTED)));
        archive().sentAgain(both);

        assertThat(read("taken in").rejection()).isEmpty();
        assertThat(read("rejected anew").rejection()).contains(UNSUPPORTED);
        assertThat(read("broken off").rejection()).contains(UNSUPPORTED);
    }

    private static TakenSearch taken(boolean rejected, Optional<RejectedSearch.Position> after, int limit) {
        return new TakenSearch(
                Samples.NOON.plusSeconds(5), Samples.NOON.plusSeconds(9), Optional.empty(), rejected, after, limit);
    }

    @Test
    default void whatBecameOfAMessageIsToldWithoutItsBytes() {
        archive().keep(List.of(incoming("taken", new byte[70_000], Samples.NOON, null)));
        archive().keep(List.of(incoming("bad", new byte[2], Samples.NOON, UNSUPPORTED)));
        MessageOutcome taken = archive().outcome(Samples.message("taken")).orElseThrow();
        assertThat(taken)
                .isEqualTo(new MessageOutcome(
                        Samples.message("taken"),
                        Samples.FEED,
                        ContentType.HL7V2,
                        Samples.NOON,
                        70_000,
                        Optional.empty()));
        assertThat(archive().outcome(Samples.message("bad")).flatMap(MessageOutcome::rejection))
                .contains(UNSUPPORTED);
        assertThat(archive().outcome(Samples.message("none"))).isEmpty();
    }

    @Test
    default void rejectedMessagesComeLatestFirstPageByPage() {
        byte[] body = {1};
        Rejection defect = new Rejection(Reason.DEFECT, "", "the step failed");
        for (int i = 0; i < 12; i++) {
            // Three share each instant.
            Instant received = Samples.NOON.plusSeconds(i / 3);
            archive().keep(List.of(incoming("u" + i, body, received, UNSUPPORTED)));
            archive().keep(List.of(incoming("d" + i, body, received, i < 2 ? defect : null)));
        }
        List<MessageOutcome> all = archive().rejected(all(Set.of(), Optional.empty(), Optional.empty(), 100));
        assertThat(all).hasSize(14);
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(MessageOutcome::received)
                        .reversed()
                        .thenComparing(MessageOutcome::id));
        List<MessageOutcome> paged = new ArrayList<>();
        Optional<RejectedSearch.Position> after = Optional.empty();
        for (int page = 0; page < 5; page++) {
            List<MessageOutcome> found = archive().rejected(all(Set.of(), Optional.empty(), after, 3));
            paged.addAll(found);
            MessageOutcome last = found.get(found.size() - 1);
            after = Optional.of(new RejectedSearch.Position(last.received(), last.id()));
        }
        assertThat(paged).isEqualTo(all);
        assertThat(archive().rejected(all(Set.of(Reason.DEFECT), Optional.empty(), Optional.empty(), 100)))
                .hasSize(2);
        FeedId other = new FeedId("other");
        assertThat(archive().rejected(all(Set.of(), Optional.of(other), Optional.empty(), 100)))
                .isEmpty();
        assertThat(archive().rejected(all(Set.of(), Optional.of(Samples.FEED), Optional.empty(), 100)))
                .hasSize(14);
    }

    private static RejectedSearch all(
            Set<Reason> reasons, Optional<FeedId> feed, Optional<RejectedSearch.Position> after, int limit) {
        return new RejectedSearch(reasons, feed, after, limit);
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

    /** What no packing makes smaller. */
    private static byte[] random(int size) {
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);
        return body;
    }
}
