package health.tributary.ingest.publish;

import health.tributary.contract.Envelope;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.ingest.admit.Admission;
import health.tributary.ingest.admit.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Admissions as Kafka records. */
final class Records {
    private Records() {}

    static ProducerRecord<String, byte[]> of(Admission admission) {
        Envelope envelope = admission.envelope();
        if (admission instanceof Refused refused) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(Topics.REJECTS, envelope.id().value(), admission.body());
            addHeaders(record, EnvelopeHeaders.write(envelope));
            addHeaders(record, RejectionHeaders.write(refused.rejection()));
            return record;
        }
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(envelope.topic(), envelope.key(), admission.body());
        addHeaders(record, EnvelopeHeaders.write(envelope));
        return record;
    }

    private static void addHeaders(ProducerRecord<String, byte[]> record, Map<String, String> headers) {
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    }
}
