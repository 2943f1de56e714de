package health.tributary.pipeline;

import health.tributary.contract.Envelope;
import java.time.Duration;
import java.util.Objects;

/** A record of {@code tributary.feed}: what the door published for one message. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Recorded(Envelope envelope, byte[] body) {
    Recorded {
        Objects.requireNonNull(envelope);
        Objects.requireNonNull(body);
    }

    /** The same message, come in once more. */
    Recorded again(Duration later) {
        Envelope first = envelope;
        return new Recorded(
                new Envelope(
                        first.id(),
                        first.feed(),
                        first.contentType(),
                        first.receivedAt().plus(later),
                        first.subject(),
                        first.traceparent(),
                        first.backfill(),
                        first.replay()),
                body);
    }
}
