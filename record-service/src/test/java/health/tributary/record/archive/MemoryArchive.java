package health.tributary.record.archive;

import health.tributary.contract.MessageId;
import health.tributary.contract.Rejection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An archive in memory, for tests. */
public final class MemoryArchive implements Archive {
    private final Map<MessageId, Archived> messages = new HashMap<>();

    @Override
    public synchronized void keep(Collection<Incoming> incoming) {
        incoming.forEach(message -> messages.merge(message.envelope().id(), archived(message), MemoryArchive::both));
    }

    private static Archived archived(Incoming message) {
        return new Archived(
                message.envelope().id(),
                message.envelope().feed(),
                message.envelope().contentType(),
                message.envelope().receivedAt(),
                message.body(),
                message.rejection());
    }

    private static Archived both(Archived known, Archived again) {
        Instant first = again.received().isBefore(known.received()) ? again.received() : known.received();
        Optional<Rejection> rejection = again.rejection().or(known::rejection);
        byte[] body = known.body().length == 0 ? again.body() : known.body();
        return new Archived(known.id(), known.feed(), known.contentType(), first, body, rejection);
    }

    @Override
    public synchronized Optional<Archived> read(MessageId id) {
        return Optional.ofNullable(messages.get(id));
    }
}
