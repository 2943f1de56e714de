package health.tributary.ingest.publish;

import health.tributary.contract.Topics;
import health.tributary.ingest.IngestConfiguration.Publishing;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How the time that the broker has is divided: a fifth to wait for a place in the client, a fifth for the client to know the topic
 * and to have memory, three fifths to deliver. Together they are never more than the whole.
 */
record ProducerSettings(Publishing publishing) {
    private static final int PARTS = 5;
    private static final int DELIVERY_PARTS = 3;
    private static final int MIN_TIMEOUT_MILLIS = 500;

    ProducerSettings {
        if (publishing.timeoutMillis() < MIN_TIMEOUT_MILLIS) {
            throw new IllegalArgumentException(
                    "tributary.ingest.publishing.timeout-millis must be at least " + MIN_TIMEOUT_MILLIS);
        }
    }

    /** How long a message may wait for the thread that hands it to the client. */
    long maxWaitMillis() {
        return publishing.timeoutMillis() / PARTS;
    }

    /** @param access how the broker is reached, beside its addresses */
    Map<String, Object> client(Map<String, Object> access) {
        int delivery = publishing.timeoutMillis() * DELIVERY_PARTS / PARTS;
        Map<String, Object> settings = new HashMap<>(access);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, publishing.bootstrapServers());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tributary-ingest");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, publishing.lingerMillis());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, publishing.bufferBytes());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, publishing.timeoutMillis() / PARTS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery - publishing.lingerMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        // A feed that is quiet for longer than five minutes must not wait for its topic to be looked up again.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, 86_400_000);
        return settings;
    }
}
