package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an applier of statements reads and writes.
 *
 * <p>Every document has a revision. A document with revision 1 is inserted, which fails when it is there already; one with
 * revision n replaces revision n − 1, which fails when the store holds another. A write is durable when it returns. Writes of
 * several documents are no transaction: any subset may have happened when it throws. It returns the ids of the documents of
 * which it is <em>not certain</em> that they were written as given: the caller reads them again and decides anew, which is
 * harmless where they were.
 */
public interface StatementStore {
    /** The subjects of these ids; unknown ones are left out. */
    Map<SubjectId, StoredSubject> subjects(Collection<SubjectId> ids);

    /** The entries of these ids with their sets; unknown ids are left out. */
    Map<EntryId, StoredEntry> entries(Collection<EntryId> ids);

    /** The entries of a type that a subject has, also those that do not exist and aliases, at most {@code limit}. */
    List<EntryId> entriesOf(SubjectId subject, String type, int limit);

    /** Inserts and replaces entries; the ids that must be read again. */
    Set<EntryId> writeEntries(Collection<StoredEntry> entries);

    /** Inserts and replaces subjects; the ids that must be read again. */
    Set<SubjectId> writeSubjects(Collection<StoredSubject> subjects);

    /** What is known to be applied; unknown keys are left out. */
    Map<Manifest.Key, Manifest> manifests(Collection<Manifest.Key> keys);

    /** Inserts and replaces manifests; the keys that must be read again. */
    Set<Manifest.Key> writeManifests(Collection<Manifest> manifests);
}
