package health.tributary.notification.stream;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.codec.EnvelopeHeaders;
import health.tributary.contract.codec.RejectionHeaders;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Changes that can't be used, on their way to {@code tributary.rejects}: whole, with the reason, as if from a feed of their
 * own. The key is the id that such a message has.
 */
@ApplicationScoped
public class ChangeRejects {
    /** The feed that these records claim: no configured feed may have its name. */
    static final FeedId FEED = new FeedId("tributary-changes");

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String NO_TRACE = "00-00000000000000000000000000000000-0000000000000000-00";

    private final MutinyEmitter<byte[]> emitter;
    private final Clock clock;

    public ChangeRejects(@Channel("notification-rejects") MutinyEmitter<byte[]> emitter, Clock clock) {
        this.emitter = emitter;
        this.clock = clock;
    }

    /** Returns when the broker has it; throws if it does not take it in time. */
    public void reject(byte[] change, Reason reason, String rule) {
        MessageId id = MessageId.of(FEED, change);
        Envelope envelope = new Envelope(
                id, FEED, ContentType.FHIR_JSON, clock.instant(), Optional.empty(), NO_TRACE, false, false);
        Headers headers = new RecordHeaders();
        EnvelopeHeaders.write(envelope)
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        RejectionHeaders.write(new Rejection(reason, "", rule))
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(id.value())
                .withHeaders(headers)
                .build();
        emitter.sendMessage(Message.of(change).addMetadata(metadata)).await().atMost(LIMIT);
    }
}
