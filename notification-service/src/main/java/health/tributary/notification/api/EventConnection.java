package health.tributary.notification.api;

import health.tributary.notification.NotificationConfiguration;
import health.tributary.notification.deliver.EventTail;
import health.tributary.notification.deliver.Meters;
import health.tributary.notification.match.Numbered;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Instant;

/** One open response: writes events and heartbeats, and ends when the client stalls, the token expires, or it is told to. */
final class EventConnection implements EventTail.Sink {
    private final Vertx vertx;
    private final HttpServerResponse response;
    private final NotificationConfiguration.EventStream bounds;
    private final Meters meters;
    private final Clock clock;
    private volatile Instant lastRoom;

    EventConnection(
            Vertx vertx,
            HttpServerResponse response,
            NotificationConfiguration.EventStream bounds,
            Meters meters,
            Clock clock) {
        this.vertx = vertx;
        this.response = response;
        this.bounds = bounds;
        this.meters = meters;
        this.clock = clock;
        this.lastRoom = clock.instant();
    }

    /** Starts the stream. */
    void begin(EventTail tail, Runnable whenClosed, long tokenExpiresAtSeconds) {
        long beat = vertx.setPeriodic(bounds.heartbeat().toMillis(), timer -> heartbeat());
        long stall = vertx.setPeriodic(Math.max(1_000, bounds.stallTimeout().toMillis() / 4), timer -> watch());
        long left = Math.max(1, tokenExpiresAtSeconds * 1_000 - clock.millis());
        long end = vertx.setTimer(left, timer -> close());
        response.setChunked(true)
                .setWriteQueueMaxSize(bounds.maxQueuedBytes())
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.exceptionHandler(failure -> response.reset());
        response.drainHandler(drained -> tail.wake());
        response.closeHandler(closed -> {
            vertx.cancelTimer(beat);
            vertx.cancelTimer(stall);
            vertx.cancelTimer(end);
            whenClosed.run();
        });
        send("retry: 2000\n: connected\n\n");
        tail.wake();
    }

    @Override
    public boolean full() {
        return response.closed() || response.ended() || response.writeQueueFull();
    }

    @Override
    public void write(String frame, Numbered notification) {
        send(frame);
        meters.delivered("event-stream", notification.occasion().received(), clock.instant());
    }

    @Override
    public void close() {
        if (!response.ended() && !response.closed()) {
            Future<Void> unused = response.end();
        }
    }

    private void heartbeat() {
        if (!full()) {
            send(": heartbeat\n\n");
        }
    }

    private void watch() {
        Instant now = clock.instant();
        if (!response.writeQueueFull()) {
            lastRoom = now;
        } else if (now.isAfter(lastRoom.plus(bounds.stallTimeout()))) {
            meters.stream("stalled");
            response.reset();
        }
    }

    private void send(String text) {
        Future<Void> unused = response.write(text);
    }
}
