package health.tributary.normalizer.normalize.draft;

import health.tributary.contract.EntryId;
import health.tributary.contract.IdKey;
import health.tributary.contract.SubjectId;
import health.tributary.contract.statement.Alias;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Retract;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.MappingVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a message says of one subject while it is read. Positions are given in the order in which statements are begun, from
 * a counter that all batches of the message share.
 */
public final class BatchDraft {
    private final SubjectId subject;
    private final boolean directory;
    private final IdKey key;
    private final PositionCounter positions;
    private final List<Pending> pending = new ArrayList<>();
    private final List<EntryDraft> begun = new ArrayList<>();

    /** A batch for a subject; {@code directory} if it holds a feed's practitioners, organisations and locations. */
    public BatchDraft(SubjectId subject, boolean directory, IdKey key, PositionCounter positions) {
        this.subject = subject;
        this.directory = directory;
        this.key = key;
        this.positions = positions;
    }

    /** Of whom it speaks. */
    public SubjectId subject() {
        return subject;
    }

    /** The id of this subject's entry with a resource type and a business key. */
    public EntryId entryId(String type, String businessKey) {
        return key.entry(subject, type, businessKey);
    }

    /** Begins an assertion. */
    public EntryDraft assertion(String type, EntryId entry, Optional<Instant> stated) {
        EntryDraft draft = new EntryDraft(entry, type);
        int position = positions.next();
        begun.add(draft);
        pending.add(() -> draft.statement(position, stated));
        return draft;
    }

    /** The assertion of a type that was begun first, to add to it. */
    public Optional<EntryDraft> first(String type) {
        for (EntryDraft each : begun) {
            if (each.type().equals(type)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Says that an entry is not there. */
    public void retract(String type, EntryId entry, Optional<Instant> stated) {
        Statement statement = new Retract(positions.next(), entry, type, stated);
        pending.add(() -> statement);
    }

    /** Says that one entry is the same thing as another. */
    public void alias(String type, EntryId entry, EntryId target, Optional<Instant> stated) {
        Statement statement = new Alias(positions.next(), entry, type, target, stated);
        pending.add(() -> statement);
    }

    /** Says that the subject's entries of a type are these and no others. */
    public void snapshot(String type, Set<EntryId> members, Optional<Instant> stated) {
        Statement statement = new SetSnapshot(positions.next(), type, members, stated);
        pending.add(() -> statement);
    }

    /** Whether nothing was said. */
    public boolean isEmpty() {
        return pending.isEmpty();
    }

    /** The batch as it stands. */
    public StatementBatch batch(Origin origin) {
        return batch(origin, MappingVersion.CURRENT);
    }

    /** The batch as it stands, made under a mapping version. */
    public StatementBatch batch(Origin origin, int mappingVersion) {
        List<Statement> statements = new ArrayList<>(pending.size());
        for (Pending each : pending) {
            statements.add(each.statement());
        }
        return new StatementBatch(subject, directory, origin, mappingVersion, statements);
    }

    private interface Pending {
        Statement statement();
    }
}
