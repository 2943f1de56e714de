package health.tributary.normalizer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchRunTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    @Test
    void returnsWhenTheBrokerHasAllRecordsInTheirOrder() throws InterruptedException {
        Broker broker = new Broker(0);

        run(broker, "a", "b", "c");

        assertThat(broker.taken).containsExactly("a", "b", "c");
    }

    @Test
    void whatFailedIsSentAgainWithAllThatFollowsSoThatNothingIsOvertaken() throws InterruptedException {
        Broker broker = new Broker(1);

        run(broker, "a", "b", "c");

        assertThat(broker.taken).containsExactly("b", "c", "a", "b", "c");
    }

    @Test
    void aBrokerThatStaysAwayLosesNothing() throws InterruptedException {
        Broker broker = new Broker(31);

        run(broker, "a", "b");

        assertThat(broker.taken).endsWith("a", "b");
        assertThat(broker.asked).isGreaterThan(31);
    }

    @Test
    void aBatchOfLargeMessagesWaitsInPieces() throws InterruptedException {
        List<Integer> pieces = new ArrayList<>();
        List<CompletableFuture<Void>> open = new ArrayList<>();
        Outlet broker = record -> {
            CompletableFuture<Void> taken = new CompletableFuture<>();
            open.add(taken);
            // Answers once the second of a piece is there, or the last of all.
            if (open.size() == 2 || text(record).equals("last")) {
                pieces.add(open.size());
                open.forEach(each -> each.complete(null));
                open.clear();
            }
            return taken;
        };
        Pieces batch = new Pieces(new BatchRun(broker, Duration.ofSeconds(10), SHORT, SHORT), 8);
        for (String value : List.of("12345", "67890", "abcde", "fghij", "last")) {
            batch.add(List.of(record(value)));
        }
        assertThat(pieces).containsExactly(2, 2);

        batch.finish();

        assertThat(pieces).containsExactly(2, 2, 1);
    }

    @Test
    void aBrokerThatNeverAnswersIsAskedAgain() throws InterruptedException {
        List<String> taken = new ArrayList<>();
        Outlet silentAtFirst = record -> {
            taken.add(text(record));
            return taken.size() == 1 ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
        };

        new BatchRun(silentAtFirst, SHORT, SHORT, SHORT).publish(List.of(record("a")));

        assertThat(taken).containsExactly("a", "a");
    }

    private static void run(Outlet outlet, String... values) throws InterruptedException {
        List<Dispatch> records = new ArrayList<>();
        for (String value : values) {
            records.add(record(value));
        }
        new BatchRun(outlet, Duration.ofSeconds(5), SHORT, SHORT).publish(records);
    }

    private static Dispatch record(String value) {
        return new Dispatch("topic", new byte[0], Map.of(), value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Dispatch record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    /** Refuses record {@code a} some times, then takes all. */
    private static final class Broker implements Outlet {
        private final List<String> taken = new ArrayList<>();
        private int refusals;
        private int asked;

        Broker(int refusals) {
            this.refusals = refusals;
        }

        @Override
        public CompletableFuture<Void> publish(Dispatch record) {
            asked++;
            if (refusals > 0 && text(record).equals("a")) {
                refusals--;
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            taken.add(text(record));
            return CompletableFuture.completedFuture(null);
        }
    }
}
