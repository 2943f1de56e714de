package health.tributary.record.stream;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.contract.Topics;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.codec.RejectionHeaders;
import health.tributary.contract.identity.IdentityEvent.Stated;
import health.tributary.contract.identity.IdentityEvent.Touched;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.statement.Origin;
import health.tributary.record.apply.Touches;
import health.tributary.record.archive.Archived;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** What the service writes to the broker. Everything is acknowledged when it returns, else {@link BrokerAway}. */
final class Outgoing implements Touches {
    /** A feed name under which records of unknown origin are rejected. */
    private static final FeedId UNKNOWN = new FeedId("tributary");

    private static final String NO_TRACE = "00-00000000000000000000000000000000-0000000000000000-00";

    private final Producer<String, byte[]> producer;
    private final Duration timeout;

    Outgoing(Producer<String, byte[]> producer, Duration timeout) {
        this.producer = producer;
        this.timeout = timeout;
    }

    @Override
    public void touched(Collection<SubjectId> subjects) {
        send(subjects.stream()
                .map(subject -> new ProducerRecord<>(
                        Topics.IDENTITY, Topics.IDENTITY_KEY, IdentityCodec.encode(new Touched(subject))))
                .toList());
    }

    /** States who is whom; durable when it returns. */
    void stated(IdentityStatement statement) {
        send(List.of(new ProducerRecord<>(
                Topics.IDENTITY, Topics.IDENTITY_KEY, IdentityCodec.encode(new Stated(statement)))));
    }

    /** Sends archived messages the way of history. Whose they are is not asked again: their statements are keyed by subject anyway. */
    void again(List<Archived> messages) {
        send(messages.stream().map(Outgoing::again).toList());
    }

    private static ProducerRecord<String, byte[]> again(Archived message) {
        Envelope envelope = new Envelope(
                message.id(),
                message.feed(),
                message.contentType(),
                message.received(),
                Optional.empty(),
                NO_TRACE,
                true,
                true);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(envelope.topic(), envelope.key(), message.body());
        EnvelopeHeaders.write(envelope).forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    /** Rejects what one message says, because the service failed at it. The message's own bytes are in the archive. */
    void defect(Origin origin, String place) {
        Envelope envelope = new Envelope(
                origin.message(),
                origin.feed(),
                ContentType.HL7V2,
                origin.received(),
                Optional.empty(),
                origin.traceparent(),
                origin.backfill(),
                origin.replay());
        reject(envelope, new byte[0], new Rejection(Reason.DEFECT, place, "the step that applies statements failed"));
    }

    /** Rejects a message that the archive does not take, with its bytes. */
    void unarchived(Envelope envelope, byte[] body) {
        reject(envelope, body, new Rejection(Reason.DEFECT, "archive", "the archive does not take the message"));
    }

    /** Rejects a record that cannot be read, with its bytes. */
    void unreadable(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        Envelope envelope = new Envelope(
                MessageId.of(UNKNOWN, value),
                UNKNOWN,
                ContentType.HL7V2,
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                Optional.empty(),
                NO_TRACE,
                false,
                false);
        String place = record.topic() + "/" + record.partition() + "/" + record.offset();
        reject(envelope, value, new Rejection(Reason.DEFECT, place, "no version of the contract explains the record"));
    }

    private void reject(Envelope envelope, byte[] value, Rejection rejection) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.REJECTS, envelope.id().value(), value);
        EnvelopeHeaders.write(envelope).forEach((name, text) -> record.headers().add(name, bytes(text)));
        RejectionHeaders.write(rejection)
                .forEach((name, text) -> record.headers().add(name, bytes(text)));
        send(List.of(record));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void send(List<ProducerRecord<String, byte[]>> records) {
        long until = System.nanoTime() + timeout.toNanos();
        String topic = records.isEmpty() ? "" : records.get(0).topic();
        try {
            List<Future<?>> sent = records.stream().map(producer::send).collect(Collectors.toList());
            for (Future<?> one : sent) {
                one.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new BrokerAway(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAway(topic, e);
        }
    }
}
