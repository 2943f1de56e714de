package health.tributary.embedded.capture;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What the capture knows about itself; safe for use by several threads. Says nothing of what the changes hold. */
final class CaptureState {
    /** The stream's heartbeat comes every five seconds: without several of them the stream is not being read. */
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private final Clock clock;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong starts = new AtomicLong();
    private volatile long lastHeardMillis;
    private volatile long lastEventMillis;
    private volatile long lastLagMillis;
    private volatile boolean polling;

    CaptureState(Clock clock) {
        this.clock = clock;
    }

    void started() {
        starts.incrementAndGet();
    }

    void polling() {
        lastHeardMillis = clock.millis();
        polling = true;
    }

    void stopped(boolean failed) {
        polling = false;
        if (failed) {
            errors.incrementAndGet();
        }
    }

    /** A batch is on the broker: so many changes, the last of them written to the store at that time (0 if unknown). */
    void delivered(int changes, long lastSourceMillis) {
        long now = clock.millis();
        lastHeardMillis = now;
        if (changes > 0) {
            events.addAndGet(changes);
            lastEventMillis = now;
            lastLagMillis = lastSourceMillis == 0 ? 0 : Math.max(0, now - lastSourceMillis);
        }
    }

    boolean ready() {
        return polling && clock.millis() - lastHeardMillis <= SILENCE_LIMIT.toMillis();
    }

    /** Prometheus text format 0.0.4. */
    String metrics() {
        long now = clock.millis();
        StringBuilder text = new StringBuilder();
        metric(text, "tributary_capture_changes_total", "counter", "changes published", (double) events.get());
        metric(text, "tributary_capture_errors_total", "counter", "ends of the engine with an error", (double)
                errors.get());
        metric(text, "tributary_capture_starts_total", "counter", "starts of the engine", (double) starts.get());
        metric(text, "tributary_capture_ready", "gauge", "1 while the change stream is being read", ready() ? 1 : 0);
        metric(
                text,
                "tributary_capture_last_change_age_seconds",
                "gauge",
                "time since the last change was published, -1 before the first",
                lastEventMillis == 0 ? -1 : (now - lastEventMillis) / 1000.0);
        metric(
                text,
                "tributary_capture_last_change_lag_seconds",
                "gauge",
                "from the store's time of the last change (whole seconds) to its publication",
                lastLagMillis / 1000.0);
        return text.toString();
    }

    private static void metric(StringBuilder text, String name, String type, String help, double value) {
        text.append(String.format(
                Locale.ROOT, "# HELP %s %s%n# TYPE %s %s%n%s %s%n", name, help, name, type, name, number(value)));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
