package health.tributary.record.write;

import health.tributary.contract.ContentType;
import health.tributary.contract.EntryId;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.apply.Applier;
import health.tributary.record.apply.StoreAway;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.Archived;
import health.tributary.record.archive.Incoming;
import health.tributary.record.fold.EntrySet;
import health.tributary.record.fold.EntrySetCodec;
import health.tributary.record.fold.Fold;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Archives writes, which commits them, and applies them. Safe for many threads, also in several processes. */
public final class OwnEntries {
    /** For messages that are seen through later than their request. */
    private static final String NO_TRACE = "00-00000000000000000000000000000000-0000000000000000-00";

    private final Archive archive;
    private final Applier applier;
    private final IdKey key;

    /** Writes to one store, with the deployment's key. */
    public OwnEntries(Archive archive, Applier applier, IdKey key) {
        this.archive = Objects.requireNonNull(archive);
        this.applier = Objects.requireNonNull(applier);
        this.key = Objects.requireNonNull(key);
    }

    /** What became of a write. */
    public sealed interface Committed {
        /** The entry that was written. */
        EntryId entry();
    }

    /** It is archived and applied: whoever reads now sees it. */
    public record Applied(EntryId entry) implements Committed {}

    /** It is archived and will be applied; the store went away in between. */
    public record Pending(EntryId entry) implements Committed {}

    /** Another write holds its claim, and is applied; this one did and does nothing. */
    public record Held(EntryId entry, MessageId holder, OwnWrite by) implements Committed {}

    /**
     * Commits a write: durable when it returns, unless it is {@link Held}. When it throws {@link StoreAway}, nobody knows whether
     * it is.
     *
     * @param claim what only one write may have
     */
    public Committed commit(OwnWrite write, Optional<Claim> claim, String traceparent) {
        byte[] body = OwnWriteCodec.encode(write);
        MessageId message = MessageId.of(FeedId.PORTAL, body);
        Envelope envelope = envelope(message, write, traceparent);
        Optional<MessageId> holder =
                archive.begin(new Incoming(envelope, body, Optional.empty()), claim.map(Claim::value));
        if (holder.isPresent()) {
            return held(holder.get());
        }
        EntryId entry = OwnStatements.entry(message, write, key);
        try {
            apply(message, write, traceparent);
            return new Applied(entry);
        } catch (StoreAway e) {
            return new Pending(entry);
        }
    }

    /** Whether a write would leave the entry as it is: then there is nothing to archive. */
    public boolean changesNothing(StoredEntry stored, OwnWrite write) {
        MessageId message = MessageId.of(FeedId.PORTAL, OwnWriteCodec.encode(write));
        StatementBatch batch = OwnStatements.of(message, write, key, NO_TRACE);
        EntrySet before = EntrySetCodec.decode(stored.set());
        EntrySet after = before.with(batch.origin(), batch.statements().get(0), batch.mappingVersion());
        return Fold.fold(stored.id(), before).sameContent(Fold.fold(stored.id(), after));
    }

    private Held held(MessageId holder) {
        Archived archived =
                archive.read(holder).orElseThrow(() -> new StoreAway("reading the holder of a claim", null));
        OwnWrite by = OwnWriteCodec.decode(archived.body());
        // Its writer may be on the way still, or have ended: what it says must be there before others are told of it.
        apply(holder, by, NO_TRACE);
        return new Held(OwnStatements.entry(holder, by, key), holder, by);
    }

    /** Sees a begun message through. What cannot be understood or applied is rejected: visible to operators, tried no more. */
    void finish(MessageId id) {
        Optional<Archived> archived = archive.read(id);
        if (archived.isEmpty()) {
            return;
        }
        OwnWrite write;
        try {
            write = OwnWriteCodec.decode(archived.get().body());
            apply(id, write, NO_TRACE);
        } catch (StoreAway e) {
            throw e;
        } catch (RuntimeException e) {
            reject(archived.get());
        }
    }

    private void apply(MessageId message, OwnWrite write, String traceparent) {
        StatementBatch batch = OwnStatements.of(message, write, key, traceparent);
        applier.apply(List.of(batch));
        archive.end(message);
    }

    private void reject(Archived archived) {
        Rejection rejection = new Rejection(Reason.DEFECT, "", "what a person wrote could not be applied");
        Envelope envelope = new Envelope(
                archived.id(),
                archived.feed(),
                archived.contentType(),
                archived.received(),
                Optional.empty(),
                NO_TRACE,
                false,
                false);
        archive.keep(List.of(new Incoming(envelope, new byte[0], Optional.of(rejection))));
        archive.end(archived.id());
    }

    private static Envelope envelope(MessageId message, OwnWrite write, String traceparent) {
        return new Envelope(
                message,
                FeedId.PORTAL,
                ContentType.OWN_WRITE,
                write.at(),
                Optional.of(write.subject()),
                traceparent,
                false,
                false);
    }
}
