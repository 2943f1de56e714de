package health.tributary.record.apply;

import health.tributary.contract.LinkId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.IdentityStatement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What appliers and the decider of identity read and write; see {@link StatementStore} for what writes promise. */
public interface RecordStore extends RecordReads, StatementStore {
    @Override
    Map<SubjectId, StoredSubject> subjects(Collection<SubjectId> ids);

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
