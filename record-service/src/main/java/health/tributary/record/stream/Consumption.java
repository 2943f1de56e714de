package health.tributary.record.stream;

import health.tributary.record.apply.Backoff;
import health.tributary.record.apply.StoreAway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One consumer on its own thread: poll, effect, commit. Where the effect must wait, the consumer keeps its partitions by
 * polling them paused, and tries the very same records again: nothing is lost and nothing overtakes.
 */
final class Consumption implements Runnable {
    private static final Logger LOG = Logger.getLogger(Consumption.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSED_POLL = Duration.ofMillis(50);

    private final String name;
    private final Collection<String> topics;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Effect effect;
    private final Backoff backoff;
    private final ConsumptionMeters meters;
    private volatile boolean stopping;
    private volatile Consumer<String, byte[]> current;
    private boolean holding;

    Consumption(
            String name,
            Collection<String> topics,
            Supplier<Consumer<String, byte[]>> consumers,
            Effect effect,
            Backoff backoff,
            ConsumptionMeters meters) {
        this.name = name;
        this.topics = topics;
        this.consumers = consumers;
        this.effect = effect;
        this.backoff = backoff;
        this.meters = meters;
    }

    /** Tells the loop to end; what it has in hand is finished or left uncommitted. */
    void stop() {
        stopping = true;
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        for (int failures = 0; !stopping; ) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                current = consumer;
                consumer.subscribe(topics, new Reassignment(consumer));
                while (!stopping) {
                    poll(consumer);
                    failures = 0;
                }
            } catch (WakeupException e) {
                LOG.debugf("%s was woken up", name);
            } catch (RuntimeException | StackOverflowError e) {
                // A message of an exception might quote a record.
                failures++;
                LOG.errorf(
                        "%s failed with %s at %s; trying again",
                        name, e.getClass().getName(), place(e));
                if (!backoff.await(failures)) {
                    return;
                }
            } finally {
                current = null;
            }
        }
    }

    /** One round. */
    void poll(Consumer<String, byte[]> consumer) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
        if (polled.isEmpty()) {
            meters.idle();
            return;
        }
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(polled.count());
        polled.forEach(records::add);
        meters.polled(records, lag(consumer));
        for (int failures = 1; !done(records); failures++) {
            hold(consumer, failures);
            records.removeIf(record -> !consumer.assignment().contains(partition(record)));
            if (stopping) {
                return;
            }
        }
        commit(consumer, records);
    }

    private boolean done(List<ConsumerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return true;
        }
        try {
            meters.timed(() -> effect.apply(List.copyOf(records)));
            return true;
        } catch (StoreAway | BrokerAway e) {
            meters.waited();
            LOG.warnf("%s waits: %s", name, e.getMessage());
            return false;
        }
    }

    private void hold(Consumer<String, byte[]> consumer, int failures) {
        holding = true;
        consumer.pause(consumer.assignment());
        try {
            long until = System.nanoTime() + backoff.after(failures).toNanos();
            do {
                consumer.poll(PAUSED_POLL);
            } while (!stopping && System.nanoTime() - until < 0);
        } finally {
            holding = false;
            consumer.resume(consumer.paused());
        }
    }

    private void commit(Consumer<String, byte[]> consumer, List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        records.forEach(record -> offsets.merge(
                partition(record),
                new OffsetAndMetadata(record.offset() + 1),
                (one, other) -> one.offset() > other.offset() ? one : other));
        try {
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets);
            }
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            // What was done is done: it comes again, here or elsewhere, and changes nothing.
            LOG.warnf("%s could not commit (%s)", name, e.getClass().getSimpleName());
        }
    }

    private static long lag(Consumer<String, byte[]> consumer) {
        long lag = 0;
        for (TopicPartition partition : consumer.assignment()) {
            lag += consumer.currentLag(partition).orElse(0);
        }
        return lag;
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private final class Reassignment implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        Reassignment(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            effect.reassigned();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            effect.reassigned();
            if (holding) {
                consumer.pause(partitions);
            }
        }
    }
}
