package health.tributary.notification.deliver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What can be seen of this service at {@code /q/metrics}. Labels are channels and reasons, never ids. */
@ApplicationScoped
public class Meters {
    /** Fine enough that a 99th percentile around a second can be told from the histogram. */
    private static final Duration[] BUCKETS = IntStream.of(
                    5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_250, 1_500, 2_000,
                    3_000, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<String, Timer> doorToSubscriber = new ConcurrentHashMap<>();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Changes consumed, and how many of them matched a subscription at all. */
    public void consumed(int changes, int notifications) {
        counter("tributary.notification.changes", "outcome", "consumed").increment(changes);
        counter("tributary.notification.changes", "outcome", "matched").increment(notifications);
    }

    /** Changes that could not be used, by reason. */
    public void rejected(String reason) {
        counter("tributary.notification.rejected", "reason", reason).increment();
    }

    /** Notifications that got their number. */
    public void numbered(int count) {
        counter("tributary.notification.numbered", "by", "match").increment(count);
    }

    /** A notification has reached its subscriber, after this long since the door had the message. */
    public void delivered(String channel, Instant received, Instant now) {
        counter("tributary.notification.delivered", "channel", channel).increment();
        Duration took = Duration.between(received, now);
        doorToSubscriber.computeIfAbsent(channel, this::timer).record(took.isNegative() ? Duration.ZERO : took);
    }

    /** A delivery failed and will be retried. */
    public void failed(String channel) {
        counter("tributary.notification.failed", "channel", channel).increment();
    }

    /** A subscription was given up on. */
    public void parked() {
        counter("tributary.notification.parked", "channel", "rest-hook").increment();
    }

    /** The store could not be reached in a delivery; it is tried again. */
    public void storeFailed() {
        counter("tributary.notification.store.failed", "step", "deliver").increment();
    }

    /** A connection was refused or closed. */
    public void stream(String what) {
        counter("tributary.notification.streams", "what", what).increment();
    }

    /** A number that is asked for when metrics are read. */
    public void gauge(String name, Supplier<Number> value) {
        registry.gauge(name, value, supplier -> supplier.get().doubleValue());
    }

    private Timer timer(String channel) {
        return Timer.builder("tributary.door.to.subscriber")
                .description("from the receipt of a message to the delivery of its notification")
                .tag("channel", channel)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Counter counter(String name, String tag, String value) {
        return counters.computeIfAbsent(name + "/" + value, key -> registry.counter(name, tag, value));
    }
}
