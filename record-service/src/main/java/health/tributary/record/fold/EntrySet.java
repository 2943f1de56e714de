package health.tributary.record.fold;

import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.SetSnapshot;
import health.tributary.contract.statement.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that was ever said of one entry (or, of set snapshots, of one subject): immutable, growing only. {@link #join} is
 * associative, commutative and idempotent, and every other method that returns a set is a join with something small; each
 * returns <em>this very object</em> when nothing was added, so that {@code ==} tells a pure duplicate.
 *
 * <p>Two entries that are aliases keep their own statements in one joined set: each statement knows its entry, and the fold
 * decides which count. So an alias can be voided like anything else.
 */
public sealed interface EntrySet permits SubjectSet, DirectorySet {
    /** A set of nothing, of a patient's entry or of a directory's. */
    static EntrySet empty(boolean directory) {
        return directory ? DirectorySet.EMPTY : SubjectSet.EMPTY;
    }

    /** Whether nothing was ever said, not even a void. */
    boolean isEmpty();

    /** Both; the two must be of the same kind (patient's or directory's). */
    EntrySet join(EntrySet other);

    /** This and one statement, read under a mapping version. A lower version than the message's known one adds no statement. */
    EntrySet with(Origin origin, Statement statement, int mappingVersion);

    /** Without the message's statements under versions below this one, now and later. A directory knows no voids. */
    EntrySet voided(MessageId message, int mappingVersion);

    /** A set snapshot that does not name the entry; of one that does, nothing. */
    EntrySet omitted(Origin origin, SetSnapshot snapshot, EntryId entry, int mappingVersion);

    /** An earlier receipt of a message that the set knows; of one that it does not know, nothing. */
    EntrySet receivedAt(MessageId message, Instant received);

    /**
     * With what a subject's set snapshots of this type (given with {@link #with}) omit: for an entry that comes after them. What
     * their messages said under lower mapping versions is voided.
     */
    EntrySet omittedBy(EntrySet snapshots, EntryId entry, String type);

    /** Whether anything of this message is known here, a void or a receipt included; of a directory, which keeps no messages, never. */
    boolean knows(MessageId message);

    /** Whether this and another set of the entry have the same of a message, read under whatever mapping. Of a directory, always. */
    boolean saysTheSame(EntrySet other, MessageId message);

    /** The entries that this one was said to be: where its set must be joined too, before and after each change of it. */
    Set<EntryId> aliasTargets(EntryId entry);

    /** Of a subject's set snapshots: the types that the message speaks of. When the message is read anew, all entries of them need its void. */
    Set<String> snapshotTypes(MessageId message);

    /** What stands, in clock order. */
    List<Said> live();
}
