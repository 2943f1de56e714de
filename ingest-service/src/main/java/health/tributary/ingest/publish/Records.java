package health.tributary.ingest.publish;

import health.tributary.contract.Envelope;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.ingest.admit.Kept;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Messages as Kafka records. */
final class Records {
    private Records() {}

    static ProducerRecord<String, byte[]> of(Kept message) {
        Envelope envelope = message.envelope();
        ProducerRecord<String, byte[]> record = message.refusal().isPresent()
                ? new ProducerRecord<>(Topics.REJECTS, envelope.id().value(), message.body())
                : new ProducerRecord<>(envelope.topic(), envelope.key(), message.body());
        addHeaders(record, EnvelopeHeaders.write(envelope));
        message.refusal().ifPresent(rejection -> addHeaders(record, RejectionHeaders.write(rejection)));
        return record;
    }

    private static void addHeaders(ProducerRecord<String, byte[]> record, Map<String, String> headers) {
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    }
}
