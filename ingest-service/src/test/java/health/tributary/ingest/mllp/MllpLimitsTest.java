package health.tributary.ingest.mllp;

import static health.tributary.ingest.Samples.admission;
import static health.tributary.ingest.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.ingest.DoorsProfile;
import health.tributary.ingest.FakeBroker;
import health.tributary.ingest.FakeBroker.Mode;
import health.tributary.ingest.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may connect, how fast senders may send, and how a door closes. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
@Timeout(60)
class MllpLimitsTest {
    @Inject
    FakeBroker broker;

    @Inject
    Doors doors;

    private MllpServer server;

    @BeforeEach
    void up() {
        broker.reset(Mode.UP);
    }

    @AfterEach
    void close() {
        broker.release();
        server.stop(null);
    }

    private static Duration taken(MllpSender sender, String facility, int messages) throws IOException {
        long began = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            sender.message(message(facility, "C-" + i, "", "PID|1||1^^^MRN"));
        }
        for (int i = 0; i < messages; i++) {
            assertThat(sender.answer()).endsWith("MSA|AA|C-" + i + "\r");
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void onlyTheNetworksThatAreAllowedMayConnect() throws Exception {
        server = doors.open(Map.of("allowed-networks", "10.0.0.0/8,192.0.2.7"));
        assertThat(Doors.turnsAway(server.port(), admission("1", "1"))).isTrue();
        server.stop(null);
        server = doors.open(Map.of("allowed-networks", "10.0.0.0/8,127.0.0.0/8"));
        assertThat(Doors.turnsAway(server.port(), admission("1", "1"))).isFalse();
    }

    @Test
    void case26_oneAddressHasItsOwnNumberOfConnections() throws Exception {
        server = doors.open(Map.of("max-connections-per-address", "2"));
        MllpSender first = new MllpSender(server.port());
        try (MllpSender second = new MllpSender(server.port())) {
            taken(first, "NORTH", 1);
            taken(second, "NORTH", 1);
            assertThat(Doors.turnsAway(server.port(), admission("1", "1"))).isTrue();
            first.close();
            assertThat(Doors.becomes(() -> !Doors.turnsAway(server.port(), admission("1", "1"))))
                    .isTrue();
        }
    }

    @Test
    void aFeedOverItsRateIsReadMoreSlowlyAndLosesNothing() throws Exception {
        server = doors.open(Map.of());
        try (MllpSender sender = new MllpSender(server.port())) {
            assertThat(taken(sender, "SLOW", 40)).isGreaterThan(Duration.ofMillis(800));
        }
        assertThat(broker.published()).hasSize(40);
    }

    @Test
    void aConnectionOverItsRateIsReadMoreSlowlyAndOthersAreNot() throws Exception {
        server = doors.open(Map.of("max-messages-per-second", "20"));
        try (MllpSender fast = new MllpSender(server.port());
                MllpSender other = new MllpSender(server.port())) {
            for (int i = 0; i < 60; i++) {
                fast.message(admission("C-" + i, "1"));
            }
            taken(other, "NORTH", 1);
            assertThat(broker.published()).hasSizeLessThan(60);
            for (int i = 0; i < 60; i++) {
                assertThat(fast.answer()).endsWith("MSA|AA|C-" + i + "\r");
            }
        }
    }

    @Test
    void aClosingDoorAnswersWhatIsInFlightAndRefusesWhatIsNew() throws Exception {
        server = doors.open(Map.of("event-loops", "1"));
        int port = server.port();
        broker.reset(Mode.HOLDING);
        try (MllpSender sender = new MllpSender(port)) {
            sender.message(admission("C-1", "1"));
            assertThat(Doors.becomes(() -> broker.holding() == 1)).isTrue();
            Thread stopping = new Thread(() -> server.stop(null));
            stopping.start();
            // One that has sent nothing is let go when the closing begins; one with a message might have come before
            // that,
            // and would then be in flight itself.
            try (MllpSender silent = new MllpSender(port)) {
                assertThat(silent.answer()).isEmpty();
            }
            assertThat(Doors.turnsAway(port, admission("late", "1"))).isTrue();
            sender.message(admission("C-2", "1"));
            assertThat(stopping.isAlive()).isTrue();
            broker.release();
            assertThat(sender.answer()).endsWith("MSA|AA|C-1\r");
            assertThat(sender.answer()).contains("MSA|AE|C-2\r").contains("the door is closing");
            assertThat(sender.answer()).isEmpty();
            stopping.join();
        }
        assertThat(broker.published())
                .singleElement()
                .satisfies(kept -> assertThat(Samples.text(kept.body())).contains("|C-1|"));
    }

    @Test
    void aClosingDoorWaitsNoLongerThanItMay() throws Exception {
        server = doors.open(Map.of("drain-timeout-seconds", "1"));
        broker.reset(Mode.HOLDING);
        try (MllpSender sender = new MllpSender(server.port())) {
            sender.message(admission("C-1", "1"));
            assertThat(Doors.becomes(() -> broker.holding() == 1)).isTrue();
            long began = System.nanoTime();
            server.stop(null);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
            assertThat(sender.answer()).isEmpty();
        }
    }
}
