package health.tributary.record.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How far behind one consumer is, and how long its polls take. */
final class ConsumptionMeters {
    private static final double MILLIS = 1_000.0;

    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();
    private final Timer batches;
    private final Counter records;
    private final Counter waits;

    ConsumptionMeters(MeterRegistry registry, String consumer, int number) {
        String[] tags = {"consumer", consumer, "thread", Integer.toString(number)};
        Gauge.builder("tributary.record.lag", lag, AtomicLong::get)
                .description("Records that are in the topics and not fetched yet")
                .tags(tags)
                .register(registry);
        Gauge.builder("tributary.record.oldest.age", oldest, ConsumptionMeters::age)
                .description("Age of the oldest record that is not processed yet; 0 when there is none")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        this.batches = Timer.builder("tributary.record.batch")
                .description("Time from a poll to its durable effect")
                .tags(tags)
                .register(registry);
        this.records = Counter.builder("tributary.record.records").tags(tags).register(registry);
        this.waits = Counter.builder("tributary.record.waits")
                .description("Tries that found store or broker away")
                .tags(tags)
                .register(registry);
    }

    private static double age(AtomicLong oldest) {
        long since = oldest.get();
        return since == 0 ? 0 : Math.max(0, System.currentTimeMillis() - since) / MILLIS;
    }

    void polled(List<ConsumerRecord<String, byte[]>> polled, long behind) {
        lag.set(behind);
        oldest.set(polled.stream().mapToLong(ConsumerRecord::timestamp).min().orElse(0));
        records.increment(polled.size());
    }

    void idle() {
        lag.set(0);
        oldest.set(0);
    }

    void timed(Runnable work) {
        batches.record(work);
    }

    void waited() {
        waits.increment();
    }
}
