package health.tributary.ingest.mllp;

import health.tributary.contract.feed.FeedRegistry;
import health.tributary.ingest.Samples;
import health.tributary.ingest.feed.FeedRates;
import health.tributary.ingest.feed.SenderRules;
import health.tributary.ingest.publish.DoorMetrics;
import health.tributary.ingest.publish.HeldBytes;
import health.tributary.ingest.publish.Intake;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Further MLLP doors beside the service's own, each with its own limits. */
@Singleton
class Doors {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    Vertx vertx;

    @Inject
    Intake intake;

    @Inject
    FeedRegistry feeds;

    @Inject
    SenderRules senders;

    @Inject
    FeedRates rates;

    @Inject
    DoorMetrics metrics;

    @Inject
    HeldBytes held;

    @Inject
    Clock clock;

    /** A door that is open, with these properties of {@code tributary.ingest.mllp}. Its plain port is any that is free. */
    MllpServer open(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>();
        all.put("tributary.ingest.mllp.port", "0");
        all.put("tributary.ingest.mllp.tls.port", "0");
        properties.forEach((name, value) -> all.put("tributary.ingest.mllp." + name, value));
        MllpServer server =
                new MllpServer(vertx, Samples.configuration(all), intake, feeds, senders, rates, metrics, held, clock);
        server.start(null);
        return server;
    }

    /** Waits until something is so; false if it never is. */
    static boolean becomes(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    /** Whether the door closes a new connection without a word. */
    static boolean turnsAway(int port, String message) {
        try (MllpSender sender = new MllpSender(port)) {
            sender.message(message);
            return sender.answer().isEmpty();
        } catch (SocketException closed) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
