package health.tributary.normalizer.stream;

import health.tributary.contract.BrokerAccess;
import health.tributary.contract.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes to Kafka with {@code acks=all} and idempotence, so that order holds and the client's own retries double nothing. */
@Singleton
class KafkaOutlet implements Outlet {
    /** Room for the largest record and for what waits beside it. */
    private static final int BUFFER_BYTES = Topics.MAX_RECORD_BYTES + 16 * 1024 * 1024;

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;

    @Inject
    KafkaOutlet(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, Config broker) {
        Map<String, Object> settings = BrokerAccess.settings(name -> broker.getOptionalValue(name, String.class));
        settings.putAll(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "normalizer",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.MAX_RECORD_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                (long) BUFFER_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                30_000L,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                120_000));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback completes the future that is returned
    public CompletableFuture<Void> publish(Dispatch record) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(record.topic(), record.key(), record.value());
        record.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(sent, (metadata, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        } catch (KafkaException failure) {
            done.completeExceptionally(failure);
        }
        return done;
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_WAIT);
    }
}
