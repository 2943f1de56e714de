package health.tributary.record.apply;

import health.tributary.contract.EntryId;
import health.tributary.contract.LinkId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityStatement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the appliers read and write.
 *
 * <p>Every document has a revision. A document with revision 1 is inserted, which fails when it is there already; one with
 * revision n replaces revision n − 1, which fails when the store holds another. A write is durable when it returns. Writes of
 * several documents are no transaction: any subset may have happened when it throws. It returns the ids of the documents of
 * which it is <em>not certain</em> that they were written as given: the caller reads them again and decides anew, which is
 * harmless where they were.
 */
public interface RecordStore extends RecordReads {
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

    /** The subjects that have any of these links, at most {@code limit}. */
    List<StoredSubject> subjectsLinkedBy(Collection<LinkId> links, int limit);

    /** The persons of these ids; unknown ones are left out. */
    Map<PersonId, StoredPerson> persons(Collection<PersonId> ids);

    /** Inserts and replaces persons; the ids that must be read again. */
    Set<PersonId> writePersons(Collection<StoredPerson> persons);

    /** Stores identity statements; of several copies of one (a resent message's), the one with the earliest clock stays. */
    void addStatements(Collection<IdentityStatement> statements);

    /** The identity statements about any of these subjects, at most {@code limit}. */
    List<IdentityStatement> statementsAbout(Collection<SubjectId> subjects, int limit);
}
