package health.tributary.ingest.publish;

import health.tributary.contract.FeedId;
import health.tributary.contract.Reason;
import health.tributary.hl7v2.AckCode;
import health.tributary.hl7v2.Warning;
import health.tributary.ingest.admit.NotKept;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** What an operator sees of the doors. Labels are feeds, doors, codes and reasons: never anything from inside a message. */
@Singleton
public class DoorMetrics {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Timer publish;

    DoorMetrics(MeterRegistry registry, HeldBytes held) {
        this.registry = registry;
        this.publish = Timer.builder("tributary.publish")
                .description("from the last byte of a message to the broker's word")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        Gauge.builder("tributary.messages.in.flight", inFlight, AtomicInteger::get)
                .description("messages that the broker has not confirmed yet")
                .register(registry);
        Gauge.builder("tributary.held.bytes", held, HeldBytes::held)
                .description("bytes of messages that are coming in or not confirmed yet")
                .register(registry);
    }

    void received(FeedId feed, Door door, int bytes) {
        count("tributary.messages.received", "feed", feed.name(), "door", door.code(), 1);
        count("tributary.received.bytes", "feed", feed.name(), "door", door.code(), bytes);
        inFlight.incrementAndGet();
    }

    void confirmed(long nanos) {
        inFlight.decrementAndGet();
        publish.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** An answer that was given; without a code, one that the sender did not want. */
    public void acknowledged(Optional<AckCode> code) {
        count("tributary.messages.acknowledged", "code", code.map(AckCode::name).orElse("none"), "", "", 1);
    }

    /** A message that was not taken because of what it is. */
    public void rejected(Reason reason) {
        count("tributary.messages.rejected", "reason", reason.code(), "", "", 1);
    }

    /** Data points of a body that is durable. */
    public void points(FeedId feed, int taken, int refused) {
        count("tributary.data.points", "feed", feed.name(), "outcome", "taken", taken);
        count("tributary.data.points", "feed", feed.name(), "outcome", "refused", refused);
    }

    /** Something that was not even kept, and the code that said so. */
    public void notKept(NotKept why, Optional<AckCode> code) {
        acknowledged(code);
        if (why == NotKept.TOO_LARGE) {
            rejected(Reason.TOO_LARGE);
        } else {
            count("tributary.messages.not.kept", "why", why.name().toLowerCase(Locale.ROOT), "", "", 1);
        }
    }

    /** Something odd about a batch as such. */
    public void warned(Warning warning) {
        String rule = warning.repair().name().toLowerCase(Locale.ROOT);
        count("tributary.batch.warnings", "rule", rule, "", "", 1);
    }

    /** A value of the MLLP door that changes by itself: connections, certificates. */
    public <T> void watch(String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder("tributary.mllp." + name, source, value)
                .description(description)
                .register(registry);
    }

    /** A change of the certificates' files: {@code taken} or {@code broken}. */
    public void certificates(String outcome) {
        count("tributary.mllp.certificate.changes", "outcome", outcome, "", "", 1);
    }

    /** A connection that is not read from for a while, as its sender or its feed is over its rate. */
    public void rested() {
        count("tributary.mllp.rests", "", "", "", "", 1);
    }

    /** A connection that the door closed, and why. */
    public void closed(String why) {
        count("tributary.mllp.connections.closed", "why", why, "", "", 1);
    }

    /** Bytes outside of any MLLP block. */
    public void garbage(long bytes) {
        count("tributary.mllp.garbage.bytes", "", "", "", "", (double) bytes);
    }

    private void count(String name, String label, String value, String label2, String value2, double amount) {
        String key = name + ' ' + value + ' ' + value2;
        counters.computeIfAbsent(key, absent -> {
                    Counter.Builder counter = Counter.builder(name);
                    if (!label.isEmpty()) {
                        counter.tag(label, value);
                    }
                    if (!label2.isEmpty()) {
                        counter.tag(label2, value2);
                    }
                    return counter.register(registry);
                })
                .increment(amount);
    }
}
