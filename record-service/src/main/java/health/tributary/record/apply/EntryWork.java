package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.record.fold.CanonicalResource;
import health.tributary.record.fold.EntrySet;
import health.tributary.record.fold.EntrySetCodec;
import health.tributary.record.fold.Existence;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Indexing;
import health.tributary.record.fold.Rendering;
import health.tributary.record.fold.Shown;
import health.tributary.record.fold.Writes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One entry while a plan is made: what the store has, and what joins it. */
final class EntryWork {
    private final EntryId id;
    private final SubjectId subject;
    private final String type;
    private final boolean directory;
    private final Optional<KnownEntry> known;
    private final EntrySet before;
    private EntrySet now;
    private Origin origin;
    private boolean live;
    private StatementBatch lastBatch;
    private Statement lastStatement;
    private int statements;
    private boolean grewOtherwise;

    EntryWork(EntryId id, SubjectId subject, String type, boolean directory, Optional<KnownEntry> known) {
        this.id = id;
        this.subject = subject;
        this.type = known.map(KnownEntry::type).orElse(type);
        this.directory = directory;
        this.known = known;
        this.before = known.map(KnownEntry::set).orElse(EntrySet.empty(directory));
        this.now = before;
    }

    EntryId id() {
        return id;
    }

    SubjectId subject() {
        return subject;
    }

    String type() {
        return type;
    }

    boolean directory() {
        return directory;
    }

    EntrySet now() {
        return now;
    }

    Origin origin() {
        return origin;
    }

    Optional<KnownEntry> known() {
        return known;
    }

    boolean changed() {
        return now != before;
    }

    /** Another message has to do with the entry. A write is live if any message behind it is. */
    void because(Origin of) {
        origin = of;
        live |= !of.backfill();
    }

    /** A statement about the entry itself, which is in a set that {@link #hear} takes. */
    void states(StatementBatch batch, Statement statement) {
        statements++;
        lastBatch = batch;
        lastStatement = statement;
    }

    /** Takes all statements of a poll about the entry itself. */
    void hear(EntrySet said) {
        now = now.join(said);
    }

    /** Takes a set that grew out of {@link #now}; whether it did grow. */
    boolean grow(EntrySet grown) {
        boolean grew = grown != now;
        grewOtherwise |= grew;
        now = grown;
        return grew;
    }

    // A live feed mostly adds one statement at the end: then the fold goes on from where it was.
    private Shown shown() {
        boolean goesOn = known.isPresent() && statements == 1 && !grewOtherwise;
        return goesOn
                ? Fold.advance(
                        known.get().shown(), before, now, lastBatch.origin(), lastStatement, lastBatch.mappingVersion())
                : Fold.fold(id, now);
    }

    /** The entries that this one is or was said to be. */
    Set<EntryId> targets() {
        Set<EntryId> after = now.aliasTargets(id);
        if (!changed()) {
            return after;
        }
        Set<EntryId> both = new HashSet<>(before.aliasTargets(id));
        both.addAll(after);
        return both;
    }

    /** The revision that the entry has once it is written, if it is. */
    long revision() {
        return known.map(KnownEntry::revision).orElse(0L) + (changed() ? 1 : 0);
    }

    /** The entry to be written. */
    Plan.Entry written() {
        Shown shown = shown();
        WriteKind kind = Writes.kind(known.map(KnownEntry::shown).orElse(Shown.nothing(id)), shown, type);
        CanonicalResource resource = Rendering.render(shown, id, type);
        boolean neverSeen =
                shown.existence() == Existence.UNKNOWN && shown.aliasOf().isEmpty();
        StoredEntry stored = new StoredEntry(
                id,
                subject,
                type,
                directory,
                revision(),
                EntrySetCodec.encode(now),
                shown.exists(),
                shown.aliasOf(),
                neverSeen ? "" : resource.version(),
                resource.updated(),
                shown.exists() ? resource.json() : "",
                Indexing.of(shown, type).hanging(type, origin.feed()),
                lastWrite(kind, origin, live));
        return new Plan.Entry(stored, KnownEntry.written(stored, now, shown));
    }

    /** What a document says of its write: of all messages that caused it, the last one. */
    static LastWrite lastWrite(WriteKind kind, Origin origin, boolean live) {
        return new LastWrite(
                kind, origin.received(), origin.message(), origin.feed(), origin.traceparent(), !live, origin.replay());
    }
}
