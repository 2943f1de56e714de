package health.tributary.pipeline;

import health.tributary.contract.EntryId;
import health.tributary.contract.LinkId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.Change;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.PersonChange;
import health.tributary.contract.identity.Belongings;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.contract.identity.Move;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.Manifest;
import health.tributary.record.apply.MemoryRecordStore;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.apply.StoredSubject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store in memory that tells what was written to it, as change capture does. For one thread. */
final class CapturingStore implements RecordStore {
    private final MemoryRecordStore store = new MemoryRecordStore();
    private final List<Change> changes = new ArrayList<>();

    /** The changes since this was last asked, in order. */
    List<Change> changes() {
        List<Change> captured = List.copyOf(changes);
        changes.clear();
        return captured;
    }

    /** Documents written so far, of any collection. */
    long writes() {
        return store.writes();
    }

    List<StoredEntry> allEntries() {
        return store.allEntries();
    }

    List<StoredSubject> allSubjects() {
        return store.allSubjects();
    }

    List<StoredPerson> allPersons() {
        return store.allPersons();
    }

    @Override
    public Set<EntryId> writeEntries(Collection<StoredEntry> entries) {
        Set<EntryId> uncertain = store.writeEntries(entries);
        for (StoredEntry entry : entries) {
            if (!uncertain.contains(entry.id())) {
                changes.add(new EntryChange(
                        entry.id(),
                        entry.subject(),
                        entry.type(),
                        entry.directory(),
                        entry.exists(),
                        entry.version(),
                        entry.updated(),
                        entry.resource(),
                        entry.index().hangsOn(),
                        entry.lastWrite(),
                        false));
            }
        }
        return uncertain;
    }

    @Override
    public Set<PersonId> writePersons(Collection<StoredPerson> persons) {
        Set<PersonId> uncertain = store.writePersons(persons);
        for (StoredPerson person : persons) {
            if (!uncertain.contains(person.id())) {
                List<String> moves = person.moves().stream().map(Move::toString).toList();
                changes.add(new PersonChange(
                        person.id(), person.members(), person.former(), moves, person.lastWrite(), false));
            }
        }
        return uncertain;
    }

    @Override
    public Map<EntryId, StoredEntry> entries(Collection<EntryId> ids) {
        return store.entries(ids);
    }

    @Override
    public Belongings belongings(SubjectId subject) {
        return store.belongings(subject);
    }

    @Override
    public List<EntryId> entriesOf(SubjectId subject, String type, int limit) {
        return store.entriesOf(subject, type, limit);
    }

    @Override
    public Set<SubjectId> writeSubjects(Collection<StoredSubject> subjects) {
        return store.writeSubjects(subjects);
    }

    @Override
    public Map<Manifest.Key, Manifest> manifests(Collection<Manifest.Key> keys) {
        return store.manifests(keys);
    }

    @Override
    public Set<Manifest.Key> writeManifests(Collection<Manifest> manifests) {
        return store.writeManifests(manifests);
    }

    @Override
    public List<StoredSubject> subjectsLinkedBy(Collection<LinkId> links, int limit) {
        return store.subjectsLinkedBy(links, limit);
    }

    @Override
    public Map<PersonId, StoredPerson> persons(Collection<PersonId> ids) {
        return store.persons(ids);
    }

    @Override
    public void addStatements(Collection<IdentityStatement> statements) {
        store.addStatements(statements);
    }

    @Override
    public List<IdentityStatement> statementsAbout(Collection<SubjectId> subjects, int limit) {
        return store.statementsAbout(subjects, limit);
    }

    @Override
    public List<ShownEntry> shown(Collection<EntryId> ids) {
        return store.shown(ids);
    }

    @Override
    public List<ShownEntry> search(EntrySearch search) {
        return store.search(search);
    }

    @Override
    public long count(EntrySearch search) {
        return store.count(search);
    }

    @Override
    public Map<SubjectId, StoredSubject> subjects(Collection<SubjectId> ids) {
        return store.subjects(ids);
    }

    @Override
    public Map<SubjectId, StoredPerson> personsOf(Collection<SubjectId> subjects) {
        return store.personsOf(subjects);
    }
}
