package health.tributary.ingest.http;

import static health.tributary.ingest.DataPointTexts.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.Samples;
import health.tributary.ingest.admit.AdmitFhir;
import health.tributary.ingest.admit.AdmitRules;
import health.tributary.ingest.admit.FhirLines;
import health.tributary.ingest.http.BulkOutcome.End;
import health.tributary.ingest.publish.HeldBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Bulk bodies of any length, without HTTP: what is held, what is told, what is durable however they end. */
class BulkIntakeTest {
    private static final Feed FEED = FeedRegistry.read("{\"feeds\":[{\"name\":\"bulk\",\"fhirValidation\":\"off\"}]}")
            .feed(new FeedId("bulk"))
            .orElseThrow();
    private static final int LINE_BYTES = 8_000;

    private final HeldBytes room = new HeldBytes(64 << 20);
    private final List<Reason> notKept = new ArrayList<>();
    private final List<MessageId> published = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private long mostHeld;
    private long largestMessage;

    @Test
    void twoHundredMegabytesAreTakenInTheRoomOfTwoParts() {
        int lines = 200 * 1024 * 1024 / LINE_BYTES;
        ExecutorService broker = Executors.newSingleThreadExecutor();
        try {
            BulkOutcome outcome = intake(Map.of())
                    .take(new Lines(lines), false, FEED, true, Optional.empty(), (messages, then) -> {
                        List<Boolean> durable = messages.stream()
                                .map(message -> {
                                    largestMessage = Math.max(largestMessage, message.body().length);
                                    assertThat(message.envelope().backfill()).isTrue();
                                    return true;
                                })
                                .toList();
                        broker.execute(() -> then.accept(durable));
                    });
            assertThat(outcome.end()).isEqualTo(End.WHOLE);
            assertThat(outcome.taken()).isEqualTo(lines);
            assertThat(outcome.refused()).isZero();
            assertThat(outcome.messages()).isEqualTo(51);
        } finally {
            broker.shutdown();
        }
        assertThat(largestMessage).isLessThanOrEqualTo(FhirLines.MAX_PART_BYTES);
        assertThat(mostHeld).isBetween((long) FhirLines.MAX_PART_BYTES, 2L * FhirLines.MAX_PART_BYTES + 2 * LINE_BYTES);
        assertThat(room.held()).isZero();
    }

    @Test
    void whatBreaksOffIsTakenAgainAsTheSameMessages() throws IOException {
        byte[] whole = new Lines(1_500).readAllBytes();
        BulkOutcome cut = take(gzip(whole), gzip(whole).length - 20, Map.of());
        assertThat(cut.end()).isEqualTo(End.CUT);
        assertThat(cut.taken()).isPositive();
        List<MessageId> before = List.copyOf(published);
        published.clear();
        BulkOutcome again = take(gzip(whole), gzip(whole).length, Map.of());
        assertThat(again.problems()).isEmpty();
        assertThat(again.taken()).isEqualTo(1_500);
        assertThat(published).startsWith(before.toArray(MessageId[]::new)).hasSizeGreaterThan(before.size());
        assertThat(room.held()).isZero();
    }

    @Test
    void packedMembersBehindEachOtherAreOneText() throws IOException {
        byte[] member = gzip(new Lines(3).readAllBytes());
        byte[] two = Arrays.copyOf(member, 2 * member.length);
        System.arraycopy(member, 0, two, member.length, member.length);
        BulkOutcome outcome = take(two, two.length, Map.of());
        assertThat(outcome.end()).isEqualTo(End.WHOLE);
        assertThat(outcome.taken()).isEqualTo(6);
    }

    @Test
    void aLineOverTheLimitAndOneOfBrokenJsonAreNamedAndTheRestIsTaken() {
        String text = patient(1) + "\n{\"resourceType\":\"Patient\",\"x\":\"" + "x".repeat(5_000)
                + "\"}\n{\"resourceType\":\n" + "{\"resourceType\":\"Encounter\",\"id\":\"e\",\"actualPeriod\":{}}\n"
                + patient(5);
        BulkOutcome outcome = plain(text, Map.of("tributary.ingest.http.max-fhir-bytes", "2000"));
        assertThat(outcome.end()).isEqualTo(End.WHOLE);
        assertThat(outcome.taken()).isEqualTo(2);
        assertThat(outcome.refused()).isEqualTo(3);
        assertThat(outcome.problems()).extracting(problem -> problem.line()).containsExactly(2L, 3L, 4L);
        assertThat(notKept).containsExactly(Reason.TOO_LARGE);
        assertThat(rejected)
                .containsExactly(
                        "{\"resourceType\":", "{\"resourceType\":\"Encounter\",\"id\":\"e\",\"actualPeriod\":{}}");
        assertThat(room.held()).isZero();
    }

    @Test
    void whatIsNoGzipWhatIsSilentAndWhatIsEndlessIsSaid() {
        byte[] text = patient(1).getBytes(StandardCharsets.UTF_8);
        assertThat(take(text, text.length, Map.of()).end()).isEqualTo(End.NO_GZIP);
        InputStream silent = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketTimeoutException();
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                throw new SocketTimeoutException();
            }
        };
        assertThat(taken(intake(Map.of()), silent, false).end()).isEqualTo(End.TOO_SLOW);
        assertThat(plain((patient(1) + '\n').repeat(100), Map.of("tributary.ingest.http.max-bulk-bytes", "1000"))
                        .end())
                .isEqualTo(End.ENDLESS);
        assertThat(plain("", Map.of()))
                .extracting(BulkOutcome::end, BulkOutcome::taken)
                .containsExactly(End.WHOLE, 0L);
        assertThat(room.held()).isZero();
    }

    @Test
    void whenTheBrokerDoesNotTakeAPartNothingMoreIsRead() throws IOException {
        Lines lines = new Lines(10_000);
        BulkOutcome outcome = intake(Map.of())
                .take(lines, false, FEED, false, Optional.empty(), (messages, then) -> then.accept(List.of(false)));
        assertThat(outcome.end()).isEqualTo(End.NOT_STORED);
        assertThat(outcome.taken()).isZero();
        assertThat(lines.left).isGreaterThan(8_000);
        assertThat(room.held()).isZero();
    }

    @Test
    void whenThereIsNoRoomItWaitsAndThenGivesUp() {
        room.take(64 << 20);
        BulkOutcome outcome = plain(patient(1), Map.of());
        assertThat(outcome.end()).isEqualTo(End.NO_ROOM);
        assertThat(room.held()).isEqualTo(64 << 20);
    }

    private BulkOutcome plain(String text, Map<String, String> settings) {
        return taken(intake(settings), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    private BulkOutcome take(byte[] packed, int length, Map<String, String> settings) {
        return taken(intake(settings), new ByteArrayInputStream(packed, 0, length), true);
    }

    private BulkOutcome taken(BulkIntake intake, InputStream body, boolean packed) {
        return intake.take(body, packed, FEED, false, Optional.empty(), (messages, then) -> {
            messages.forEach(message -> {
                if (message.refusal().isPresent()) {
                    rejected.add(new String(message.body(), StandardCharsets.UTF_8));
                } else {
                    published.add(message.envelope().id());
                }
            });
            then.accept(messages.stream().map(any -> true).toList());
        });
    }

    private BulkIntake intake(Map<String, String> settings) {
        AdmitFhir admit = new AdmitFhir(Samples.KEY, new AdmitRules(10, 0), (resource, path) -> List.of());
        return new BulkIntake(admit, room, Samples.configuration(settings).http(), () -> Samples.NOW, notKept::add);
    }

    private static String patient(int id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";
    }

    /** So many observations, made as they are read; looks at what is held meanwhile. */
    private final class Lines extends InputStream {
        private final byte[] line;
        private int left;
        private int at;

        Lines(int lines) {
            this.left = lines;
            String text =
                    "{\"resourceType\":\"Observation\",\"id\":\"o00000000\",\"status\":\"final\",\"code\":{\"text\":\"t\"},\"subject\":{\"reference\":\"Patient/p1\"},\"note\":[{\"text\":\"%s\"}]}\n";
            this.line =
                    text.formatted("n".repeat(LINE_BYTES - text.length() + 2)).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            mostHeld = Math.max(mostHeld, room.held());
            if (left == 0 || length == 0) {
                return left == 0 ? -1 : 0;
            }
            if (at == 0) {
                byte[] id = String.format("%08d", left).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(id, 0, line, "{\"resourceType\":\"Observation\",\"id\":\"o".length(), id.length);
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, to, offset, count);
            at = (at + count) % line.length;
            left -= at == 0 ? 1 : 0;
            return count;
        }
    }
}
