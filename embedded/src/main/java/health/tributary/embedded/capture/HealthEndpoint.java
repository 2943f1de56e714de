package health.tributary.embedded.capture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code /q/health/live}, {@code /q/health/ready}, {@code /q/metrics}, as the services have them. */
final class HealthEndpoint implements AutoCloseable {
    private static final int BACKLOG = 16;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int BAD_METHOD = 405;

    private final HttpServer server;
    private final ExecutorService threads;

    private HealthEndpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static HealthEndpoint open(String host, int port, CaptureState state) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        } catch (BindException e) {
            throw new IOException(
                    "The capture can not listen on " + host + ":" + port
                            + ": another program has that port (TRIBUTARY_CAPTURE_PORT chooses another).",
                    e);
        }
        ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "capture-health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/q/health/live", exchange -> answer(exchange, true, status(true)));
        server.createContext("/q/health/ready", exchange -> {
            boolean ready = state.ready();
            answer(exchange, ready, status(ready));
        });
        server.createContext("/q/metrics", exchange -> answer(exchange, true, state.metrics()));
        server.start();
        return new HealthEndpoint(server, threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static String status(boolean up) {
        return "{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}";
    }

    private static void answer(HttpExchange exchange, boolean ok, String text) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(BAD_METHOD, -1);
                return;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            text.startsWith("{") ? "application/json" : "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(ok ? OK : UNAVAILABLE, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
