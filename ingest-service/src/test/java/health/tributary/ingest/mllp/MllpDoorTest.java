package health.tributary.ingest.mllp;

import static health.tributary.ingest.Samples.admission;
import static health.tributary.ingest.Samples.bytes;
import static health.tributary.ingest.Samples.framed;
import static health.tributary.ingest.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import health.tributary.ingest.DoorsProfile;
import health.tributary.ingest.FakeBroker;
import health.tributary.ingest.FakeBroker.Mode;
import health.tributary.ingest.admit.Admitted;
import health.tributary.ingest.admit.Refused;
import health.tributary.ingest.publish.HeldBytes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The MLLP door over real sockets, with a broker whose word the test gives. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
@Timeout(60)
class MllpDoorTest {
    private static final int MANY = 1000;

    @Inject
    FakeBroker broker;

    @Inject
    MllpServer server;

    @Inject
    HeldBytes held;

    @BeforeEach
    void up() {
        broker.reset(Mode.UP);
    }

    @AfterEach
    void nothingIsHeld() throws InterruptedException {
        broker.release();
        await(() -> held.held() == 0);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private MllpSender sender() throws IOException {
        return new MllpSender(server.port());
    }

    @Test
    void case1_pipelinedMessagesAreAnsweredInOrderEachWithItsOwnControlId() throws Exception {
        broker.reset(Mode.HOLDING);
        try (MllpSender sender = sender()) {
            for (int i = 0; i < 8; i++) {
                sender.message(admission("C-" + i, "" + i));
            }
            await(() -> broker.holding() == 8);
            // The fake confirms the last first; the answers must not leave in that order.
            broker.release();
            for (int i = 0; i < 8; i++) {
                assertThat(sender.answer()).endsWith("MSA|AA|C-" + i + "\r");
            }
        }
    }

    @Test
    void case2_aResendGetsTheSameAnswerAndIsTheSameMessage() throws Exception {
        try (MllpSender sender = sender()) {
            sender.message(admission("C-1", "1"));
            sender.message(admission("C-1", "1"));
            assertThat(sender.answer()).endsWith("MSA|AA|C-1\r");
            assertThat(sender.answer()).endsWith("MSA|AA|C-1\r");
        }
        assertThat(broker.published().stream()
                        .map(taken -> taken.envelope().id())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void case3_whileTheBrokerIsAwayTheAnswerIsAeAndTheConnectionStays() throws Exception {
        try (MllpSender sender = sender()) {
            broker.reset(Mode.AWAY);
            sender.message(admission("C-1", "1"));
            assertThat(sender.answer()).contains("MSA|AE|C-1\r");
            broker.reset(Mode.UP);
            sender.message(admission("C-1", "1"));
            assertThat(sender.answer()).endsWith("MSA|AA|C-1\r");
        }
    }

    @Test
    void case5_noAnswerLeavesBeforeTheBrokersWord() throws Exception {
        broker.reset(Mode.HOLDING);
        try (MllpSender sender = sender()) {
            sender.message(admission("C-1", "1"));
            await(() -> broker.holding() == 1);
            Thread.sleep(200);
            assertThat(broker.holding()).isEqualTo(1);
            broker.release();
            assertThat(sender.answer()).endsWith("MSA|AA|C-1\r");
        }
    }

    @Test
    void aSenderWithTooManyUnansweredMessagesIsNotReadFrom() throws Exception {
        broker.reset(Mode.HOLDING);
        try (MllpSender sender = sender()) {
            for (int i = 0; i < 100; i++) {
                sender.message(admission("C-" + i, "1"));
            }
            await(() -> broker.holding() == 8);
            Thread.sleep(100);
            assertThat(broker.holding()).isEqualTo(8);
            broker.reset(Mode.UP);
            for (int i = 0; i < 100; i++) {
                assertThat(sender.answer()).endsWith("MSA|AA|C-" + i + "\r");
            }
        }
    }

    @Test
    void case16_twentyMegabytesInOneFieldAreTaken() throws Exception {
        String large =
                message("NORTH", "BIG", "", "PID|1||1^^^MRN\rOBX|1|ED|PDF||^^^Base64^" + "QUJD".repeat(5_242_880));
        try (MllpSender sender = sender()) {
            sender.message(large);
            sender.message(admission("NEXT", "1"));
            assertThat(sender.answer()).endsWith("MSA|AA|BIG\r");
            assertThat(sender.answer()).endsWith("MSA|AA|NEXT\r");
        }
        assertThat(broker.published().get(0).body()).isEqualTo(bytes(large));
        assertThat(broker.published().get(1)).isInstanceOf(Admitted.class);
        broker.reset(Mode.UP);
    }

    @Test
    void case21_whatCannotBeAMessageIsAnsweredArAndKeptWhole() throws Exception {
        try (MllpSender sender = sender()) {
            sender.message("no message");
            assertThat(sender.answer()).contains("MSA|AR").contains("a message begins with MSH");
            sender.message(message("ELSEWHERE", "C-2", "", "PID|1||1"));
            assertThat(sender.answer()).contains("MSA|AR|C-2\r").contains("ERR||MSH^1^4");
        }
        assertThat(broker.published())
                .extracting(kept -> ((Refused) kept).rejection().reason())
                .containsExactly(Reason.UNREADABLE, Reason.UNKNOWN_FEED);
        assertThat(broker.published().get(0).body()).isEqualTo(bytes("no message"));
    }

    @Test
    void case26_splitJoinedInterruptedAndSurroundedByGarbage() throws Exception {
        try (MllpSender sender = sender()) {
            for (byte b : framed(admission("C-1", "1"))) {
                sender.send(new byte[] {b});
            }
            assertThat(sender.answer()).endsWith("MSA|AA|C-1\r");
            sender.send(
                    bytes("garbage\u000b" + admission("C-2", "1") + "\u000b" + admission("C-3", "1") + "\u001c\rjunk"));
            assertThat(sender.answer()).contains("MSA|AE|C-2\r");
            assertThat(sender.answer()).endsWith("MSA|AA|C-3\r");
        }
    }

    @Test
    void case26_anEndlessMessageIsAnsweredArAndClosed() throws Exception {
        byte[] megabyte = bytes("x".repeat(1 << 20));
        try (MllpSender sender = sender()) {
            sender.send(bytes("\u000b" + admission("C-1", "1")));
            try {
                for (int i = 0; i < 33; i++) {
                    sender.send(megabyte);
                }
            } catch (SocketException e) {
                // The door may be done with us before we are done.
            }
            assertThat(sender.answer()).contains("MSA|AR|C-1\r").contains("larger than");
            assertThat(sender.answer()).isEmpty();
        }
        assertThat(broker.published()).isEmpty();
    }

    @Test
    void case26_aBlockThatNeverEndsIsClosedAfterItsTime() throws Exception {
        try (MllpSender sender = sender()) {
            sender.send(bytes("\u000bMSH|^~\\&|"));
            assertThat(sender.answer()).isEmpty();
        }
    }

    @Test
    void case26_manyIdleConnectionsDoNotHinderOneThatSends() throws Exception {
        List<MllpSender> idle = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                idle.add(sender());
            }
            try (MllpSender sender = sender()) {
                sender.message(admission("C-1", "1"));
                assertThat(sender.answer()).endsWith("MSA|AA|C-1\r");
            }
        } finally {
            for (MllpSender sender : idle) {
                sender.close();
            }
        }
    }

    @Test
    void aBatchInOneBlockIsPublishedMessageByMessageAndAnsweredOnce() throws Exception {
        try (MllpSender sender = sender()) {
            sender.message("BHS|^~\\&|ADT|NORTH\r" + admission("1", "1") + admission("2", "2") + "BTS|2\r");
            assertThat(sender.answer()).startsWith("BHS|").containsSubsequence("MSA|AA|1\r", "MSA|AA|2\r", "BTS|2\r");
        }
        assertThat(broker.published()).hasSize(2);
    }

    @Test
    void aHalfGoodBatchIsTakenMessageByMessageAndItsAnswerSaysWhich() throws Exception {
        try (MllpSender sender = sender()) {
            sender.message("BHS|^~\\&|ADT|NORTH\r" + admission("1", "1") + message("ELSEWHERE", "2", "", "PID|1||2")
                    + admission("3", "3") + "BTS|4\r");
            assertThat(sender.answer())
                    .containsSubsequence(
                            "MSA|AA|1\r", "MSA|AR|2\r", "ERR||MSH^1^4", "MSA|AA|3\r", "BTS|3|the count in ");
        }
        assertThat(broker.published())
                .extracting(kept -> kept.refusal().isPresent())
                .containsExactly(false, true, false);
    }

    @Test
    void aPieceOfALongerMessageIsAnsweredArAndKept() throws Exception {
        String piece = message("NORTH", "1", "", "PID|1||1^^^MRN\rDSC|2|F");
        try (MllpSender sender = sender()) {
            sender.message(piece);
            assertThat(sender.answer())
                    .contains("MSA|AR|1\r")
                    .contains("ERR||DSC^1^1")
                    .contains("send the message whole");
        }
        assertThat(broker.published().get(0).body()).isEqualTo(bytes(piece));
    }

    @Test
    void case15_bytesThatAreNotInTheCharacterSetAreTakenAsTheyAre() throws Exception {
        String broken = message("NORTH", "1", "", "PID|1||1^^^MRN||\u00e9\u00ff\u0081")
                .replace("|P|2.5|||", "|P|2.5||||||UNICODE UTF-8");
        try (MllpSender sender = sender()) {
            sender.message(broken);
            assertThat(sender.answer()).contains("|P|2.5||||||UNICODE UTF-8\r").endsWith("MSA|AA|1\r");
        }
        assertThat(broker.published().get(0).body()).isEqualTo(bytes(broken));
    }

    @Test
    void bothAcknowledgementsComeBehindOneAnotherIfBothAreAskedFor() throws Exception {
        try (MllpSender sender = sender()) {
            sender.message(message("NORTH", "1", "AL|AL", "PID|1||1^^^MRN"));
            sender.message(message("NORTH", "2", "AL|SU", "PID|1||1^^^MRN"));
            sender.message(message("ELSEWHERE", "3", "AL|AL", "PID|1||1^^^MRN"));
            assertThat(sender.answer()).endsWith("MSA|CA|1\r");
            assertThat(sender.answer()).endsWith("MSA|AA|1\r");
            assertThat(sender.answer()).endsWith("MSA|CA|2\r");
            assertThat(sender.answer()).endsWith("MSA|AA|2\r");
            assertThat(sender.answer()).contains("MSA|CR|3\r");
            sender.message(admission("4", "1"));
            assertThat(sender.answer()).endsWith("MSA|AA|4\r");
        }
    }

    @Test
    void aSenderThatWantsNoAnswerGetsNone() throws Exception {
        try (MllpSender sender = sender()) {
            sender.message(message("NORTH", "1", "ER|NE", "PID|1||1^^^MRN"));
            sender.message(message("NORTH", "2", "AL|NE", "PID|1||1^^^MRN"));
            assertThat(sender.answer()).endsWith("MSA|CA|2\r");
        }
        assertThat(broker.published()).hasSize(2);
    }

    @Test
    void aSenderThatSaysNeverIsAnsweredAndNotHeldUpIfItDoesNotRead() throws Exception {
        byte[] message = framed(message("NORTH", "C", "NE|NE", "PID|1||1^^^MRN"));
        int count = 60_000;
        try (MllpSender sender = sender()) {
            for (int i = 0; i < count; i++) {
                sender.send(message);
            }
            await(() -> broker.published().size() == count);
            assertThat(sender.answer()).endsWith("MSA|CA|C\r");
        }
    }
}
