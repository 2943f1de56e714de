package health.tributary.record.archive;

import health.tributary.contract.ContentType;
import health.tributary.contract.MessageId;
import health.tributary.contract.Rejection;
import health.tributary.record.archive.RejectedSearch.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An archive in memory, for tests. */
public final class MemoryArchive implements Archive {
    private final Set<MessageId> refused = new HashSet<>();
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::received).reversed().thenComparing(Position::id);

    private final Map<MessageId, Archived> messages = new HashMap<>();
    private final Map<String, MessageId> claims = new HashMap<>();
    private final Map<MessageId, Instant> pending = new HashMap<>();
    private final Set<MessageId> taken = new HashSet<>();
    private final Set<MessageId> again = new HashSet<>();

    /** Refuses this message from now on, as a store does that cannot hold it. */
    public synchronized void refuse(MessageId id) {
        refused.add(id);
    }

    @Override
    public synchronized void keep(Collection<Incoming> incoming) {
        if (incoming.stream().anyMatch(one -> refused.contains(one.envelope().id()))) {
            throw new IllegalStateException("refused");
        }
        for (Incoming message : incoming) {
            messages.merge(message.envelope().id(), archived(message), MemoryArchive::both);
            if (message.rejection().isEmpty()) {
                taken.add(message.envelope().id());
            } else {
                again.remove(message.envelope().id());
            }
        }
    }

    @Override
    public synchronized Optional<MessageId> begin(Incoming message, Optional<String> claim) {
        MessageId id = message.envelope().id();
        Optional<MessageId> holder = claim.map(claims::get).filter(held -> !held.equals(id));
        if (holder.isEmpty()) {
            claim.ifPresent(text -> claims.put(text, id));
            if (!messages.containsKey(id)) {
                pending.put(id, message.envelope().receivedAt());
            }
            keep(List.of(message));
        }
        return holder;
    }

    @Override
    public synchronized List<MessageId> unfinished(Instant before, int limit) {
        return pending.entrySet().stream()
                .filter(message -> message.getValue().isBefore(before))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void end(MessageId id) {
        pending.remove(id);
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

    @Override
    public synchronized List<MessageOutcome> taken(TakenSearch search) {
        Comparator<Position> order = Comparator.comparing(Position::received).thenComparing(Position::id);
        return messages.values().stream()
                .filter(message -> taken.contains(message.id()))
                .filter(message -> message.body().length > 0 && message.contentType() != ContentType.OWN_WRITE)
                .map(MemoryArchive::outcome)
                .filter(message -> !message.received().isBefore(search.from())
                        && message.received().isBefore(search.to()))
                .filter(message -> search.feed().map(message.feed()::equals).orElse(true))
                .filter(message -> !search.rejectedOnly() || message.rejection().isPresent())
                .filter(message -> search.after()
                        .map(after -> order.compare(after, position(message)) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(MemoryArchive::position, order))
                .limit(search.limit())
                .toList();
    }

    @Override
    public synchronized void sendingAgain(Collection<MessageId> ids) {
        ids.stream()
                .filter(id -> read(id).flatMap(Archived::rejection).isPresent())
                .forEach(again::add);
    }

    @Override
    public synchronized void sentAgain(Collection<MessageId> ids) {
        ids.stream()
                .filter(again::remove)
                .forEach(id -> messages.computeIfPresent(
                        id,
                        (same, known) -> new Archived(
                                id,
                                known.feed(),
                                known.contentType(),
                                known.received(),
                                known.body(),
                                Optional.empty())));
    }

    @Override
    public Optional<MessageOutcome> outcome(MessageId id) {
        return read(id).map(MemoryArchive::outcome);
    }

    @Override
    public synchronized List<MessageOutcome> rejected(RejectedSearch search) {
        return messages.values().stream()
                .map(MemoryArchive::outcome)
                .filter(message -> message.rejection()
                        .map(it ->
                                search.reasons().isEmpty() || search.reasons().contains(it.reason()))
                        .orElse(false))
                .filter(message -> search.feed().map(message.feed()::equals).orElse(true))
                .filter(message -> search.after()
                        .map(after -> ORDER.compare(after, position(message)) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(MemoryArchive::position, ORDER))
                .limit(search.limit())
                .toList();
    }

    private static Position position(MessageOutcome message) {
        return new Position(message.received(), message.id());
    }

    private static MessageOutcome outcome(Archived message) {
        return new MessageOutcome(
                message.id(),
                message.feed(),
                message.contentType(),
                message.received(),
                message.body().length,
                message.rejection());
    }
}
