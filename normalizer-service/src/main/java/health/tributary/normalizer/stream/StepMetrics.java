package health.tributary.normalizer.stream;

import health.tributary.contract.Envelope;
import health.tributary.contract.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What operators see of the step. The lag of each partition is Kafka's own metric
 * ({@code kafka_consumer_fetch_manager_records_lag}). Labels are feed names, formats and reasons: never of a person.
 */
@Singleton
@Startup
class StepMetrics {
    private static final long NONE = Long.MAX_VALUE;

    private final MeterRegistry registry;
    private final Timer seconds;
    /** When the oldest message in work was written to Kafka, in epoch milliseconds. */
    private final AtomicLong oldest = new AtomicLong(NONE);

    @Inject
    StepMetrics(MeterRegistry registry) {
        this(registry, Clock.systemUTC());
    }

    StepMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.seconds = Timer.builder("tributary.normalizer.step")
                .description("time to normalise one message")
                .register(registry);
        registry.gauge("tributary.normalizer.oldest.unprocessed.seconds", oldest, since -> {
            long begun = since.get();
            return begun == NONE ? 0 : Math.max(0, clock.millis() - begun) / 1000.0;
        });
    }

    void normalized(Envelope envelope) {
        registry.counter(
                        "tributary.normalizer.normalized",
                        "feed",
                        envelope.feed().name(),
                        "type",
                        envelope.contentType().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** What was repaired, assumed, left out or not mapped in a message. */
    void warned(Envelope envelope, int warnings) {
        if (warnings > 0) {
            registry.counter(
                            "tributary.normalizer.warnings",
                            "feed",
                            envelope.feed().name())
                    .increment(warnings);
        }
    }

    void rejected(Reason reason) {
        registry.counter("tributary.normalizer.rejected", "reason", reason.code())
                .increment();
    }

    void took(long nanos) {
        seconds.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A message is in work that was written to Kafka then. */
    void begun(long writtenMillis) {
        oldest.accumulateAndGet(writtenMillis, Math::min);
    }

    /** All that was in work is done. */
    void idle() {
        oldest.set(NONE);
    }
}
