package health.tributary.benchmarks.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.embedded.bench.Target;
import health.tributary.embedded.client.Refused;
import health.tributary.embedded.client.Subscriptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** An endpoint on this machine that is posted all changes, and notes which marks they show and when. */
final class Webhook implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final int BACKLOG = 8;

    private final Subscriptions subscriptions;
    private final String subscription;
    private final HttpServer server;
    private final Mark.Finder finder;
    private final BlockingQueue<Shown> shown = new ArrayBlockingQueue<>(MOST_WAITING);

    /**
     * A mark that was posted.
     *
     * @param nanos when its bundle was whole
     */
    record Shown(Mark mark, long nanos) {}

    Webhook(Target target, Mark.Finder finder) throws IOException, InterruptedException, Refused {
        this.finder = finder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
        server.createContext("/", this::take);
        server.start();
        this.subscriptions = new Subscriptions(target.notification(), target.token());
        this.subscription = subscriptions.byWebhook(
                "bench", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            long nanos = System.nanoTime();
            for (Mark mark : finder.in(body)) {
                shown.offer(new Shown(mark, nanos));
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Waits for a mark; gives when it was posted, or nothing when it was not within the limit. */
    Optional<Shown> await(Mark mark, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Shown next = shown.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (next == null || next.mark().equals(mark)) {
                return Optional.ofNullable(next);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException, Refused {
        try {
            subscriptions.end(subscription);
        } finally {
            server.stop(0);
        }
    }
}
