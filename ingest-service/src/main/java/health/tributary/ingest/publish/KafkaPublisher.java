package health.tributary.ingest.publish;

import health.tributary.contract.BrokerAccess;
import health.tributary.contract.Topics;
import health.tributary.ingest.IngestConfiguration;
import health.tributary.ingest.admit.Kept;
import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Hands messages to Kafka's producer on one thread of its own: {@code send} may wait for metadata or memory and compresses, which
 * no event loop may do. One thread also keeps the order in which a connection sent.
 */
@Singleton
@Unremovable
public class KafkaPublisher implements Publisher {
    private static final Logger LOG = Logger.getLogger(KafkaPublisher.class);
    private static final List<String> TOPICS = List.of(Topics.FEED, Topics.FEED_BACKFILL, Topics.REJECTS);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Producer<String, byte[]> producer;
    private final BlockingQueue<Waiting> waiting;
    private final long maxWaitNanos;
    private final Thread thread;
    private volatile boolean closed;

    private record Waiting(Kept message, Consumer<Confirmation> then, long since) {}

    @Inject
    KafkaPublisher(IngestConfiguration configuration, Config broker) {
        this(
                configuration,
                new KafkaProducer<>(new ProducerSettings(configuration.publishing())
                        .client(BrokerAccess.settings(name -> broker.getOptionalValue(name, String.class)))));
    }

    KafkaPublisher(IngestConfiguration configuration, Producer<String, byte[]> producer) {
        ProducerSettings settings = new ProducerSettings(configuration.publishing());
        this.producer = producer;
        this.waiting = new ArrayBlockingQueue<>(configuration.publishing().maxWaitingMessages());
        this.maxWaitNanos = TimeUnit.MILLISECONDS.toNanos(settings.maxWaitMillis());
        this.thread = new Thread(this::run, "publisher");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    @Override
    public void publish(Kept message, Consumer<Confirmation> then) {
        if (closed || !waiting.offer(new Waiting(message, then, System.nanoTime()))) {
            then.accept(Confirmation.NOT_TAKEN);
        }
    }

    private void run() {
        lookUpTopics();
        while (!closed) {
            try {
                Waiting next = waiting.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    send(next);
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        for (Waiting left = waiting.poll(); left != null; left = waiting.poll()) {
            left.then.accept(Confirmation.NOT_TAKEN);
        }
    }

    /** So that the first message does not wait for it; without a broker the first message asks again. */
    private void lookUpTopics() {
        try {
            for (String topic : TOPICS) {
                producer.partitionsFor(topic);
            }
        } catch (KafkaException e) {
            LOG.infof("the broker does not answer yet: %s", e.getClass().getSimpleName());
        }
    }

    private void send(Waiting next) {
        if (System.nanoTime() - next.since > maxWaitNanos) {
            next.then.accept(Confirmation.NOT_TAKEN);
            return;
        }
        try {
            // The callback is called for every failure that send() does not throw.
            var unused = producer.send(
                    Records.of(next.message),
                    (metadata, failure) ->
                            next.then.accept(failure == null ? Confirmation.DURABLE : Confirmation.NOT_TAKEN));
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf("the broker's client refused a message: %s", e.getClass().getSimpleName());
            next.then.accept(Confirmation.NOT_TAKEN);
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closed = true;
        thread.join(CLOSE_TIMEOUT.toMillis());
        producer.close(CLOSE_TIMEOUT);
    }
}
