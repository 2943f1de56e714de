package health.tributary.record.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import health.tributary.contract.EntryId;
import health.tributary.contract.LinkId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.Belongings;
import health.tributary.contract.identity.IdentityStatement;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.Manifest;
import health.tributary.record.apply.RecordStore;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.apply.Sighting;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.apply.StoredSubject;
import health.tributary.record.fold.IndexFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** The record's store on MongoDB. Writes wait for a majority's journals. */
public final class MongoRecordStore implements RecordStore {
    private static final ShownEntries SHOWN = new ShownEntries();
    private static final Bson WITHOUT_SET = Projections.exclude(EntryDocuments.SET);

    private final MongoCollection<BsonDocument> entries;
    private final MongoCollection<BsonDocument> subjects;
    private final MongoCollection<BsonDocument> persons;
    private final MongoCollection<BsonDocument> identity;
    private final MongoCollection<BsonDocument> applied;
    private final Sightings sightings;

    /** A store in a database whose {@link Indexes} are there. */
    public MongoRecordStore(MongoDatabase database) {
        MongoDatabase durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.entries = durable.getCollection(CollectionNames.ENTRIES, BsonDocument.class);
        this.subjects = durable.getCollection(CollectionNames.SUBJECTS, BsonDocument.class);
        this.persons = durable.getCollection(CollectionNames.PERSONS, BsonDocument.class);
        this.identity = durable.getCollection(CollectionNames.IDENTITY, BsonDocument.class);
        this.applied = durable.getCollection(CollectionNames.APPLIED, BsonDocument.class);
        this.sightings = new Sightings(durable);
    }

    @Override
    public Map<EntryId, StoredEntry> entries(Collection<EntryId> ids) {
        Map<EntryId, StoredEntry> found = new HashMap<>();
        Reads.byValues(entries, "_id", ids, EntryId::value, null, document -> {
            StoredEntry entry = EntryDocuments.stored(document);
            found.put(entry.id(), entry);
        });
        return found;
    }

    @Override
    public List<ShownEntry> shown(Collection<EntryId> ids) {
        List<ShownEntry> found = new ArrayList<>();
        Reads.byValues(
                entries,
                "_id",
                ids,
                EntryId::value,
                WITHOUT_SET,
                RawBsonDocument.class,
                document -> found.add(document.decode(SHOWN)));
        return found;
    }

    @Override
    public List<EntryId> entriesOf(SubjectId subject, String type, int limit) {
        BsonDocument filter =
                new BsonDocument("subject", Fields.text(subject.value())).append("type", Fields.text(type));
        return Calls.call(
                "reading entries",
                () -> entries.find(filter)
                        .projection(Projections.include("_id"))
                        .limit(limit)
                        .map(document -> new EntryId(Fields.text(document, "_id")))
                        .into(new ArrayList<>()));
    }

    @Override
    public Belongings belongings(SubjectId subject) {
        String account = "index." + IndexFields.ACCOUNT;
        BsonDocument exists = new BsonDocument("$exists", Fields.flag(true));
        BsonDocument filter = new BsonDocument("subject", Fields.text(subject.value()))
                .append(
                        "type",
                        new BsonDocument(
                                "$in", Fields.texts(List.of(Belongings.VISIT, Belongings.ACCOUNT), type -> type)))
                .append(
                        "$or",
                        new BsonArray(List.of(new BsonDocument("aliasOf", exists), new BsonDocument(account, exists))));
        Map<EntryId, EntryId> visits = new HashMap<>();
        Map<EntryId, EntryId> accounts = new HashMap<>();
        Map<EntryId, List<String>> charged = new HashMap<>();
        for (BsonDocument document : Calls.call(
                "reading visits and accounts",
                () -> entries.find(filter)
                        .projection(Projections.include("type", "aliasOf", account))
                        .into(new ArrayList<BsonDocument>()))) {
            EntryId id = new EntryId(Fields.text(document, "_id"));
            boolean visit = Fields.text(document, "type").equals(Belongings.VISIT);
            if (document.containsKey("aliasOf")) {
                (visit ? visits : accounts).put(id, new EntryId(Fields.text(document, "aliasOf")));
            }
            BsonDocument index = document.getDocument("index", new BsonDocument());
            if (visit && index.containsKey(IndexFields.ACCOUNT)) {
                charged.put(id, Fields.texts(index, IndexFields.ACCOUNT, text -> text));
            }
        }
        return new Belongings(visits, accounts, charged);
    }

    @Override
    public List<ShownEntry> search(EntrySearch search) {
        return Calls.call(
                "searching entries",
                () -> entries.find(Searches.page(search), RawBsonDocument.class)
                        .projection(WITHOUT_SET)
                        .sort(Sorts.ascending("_id"))
                        .limit(search.limit())
                        .batchSize(search.limit())
                        .map(document -> document.decode(SHOWN))
                        .into(new ArrayList<>()));
    }

    @Override
    public long count(EntrySearch search) {
        return Calls.call("counting entries", () -> entries.countDocuments(Searches.filter(search)));
    }

    @Override
    public Set<EntryId> writeEntries(Collection<StoredEntry> written) {
        return Revisions.write(entries, written, StoredEntry::id, StoredEntry::revision, EntryDocuments::of);
    }

    @Override
    public Map<SubjectId, StoredSubject> subjects(Collection<SubjectId> ids) {
        Map<SubjectId, StoredSubject> found = new HashMap<>();
        Reads.byValues(subjects, "_id", ids, SubjectId::value, null, document -> {
            StoredSubject subject = SubjectDocuments.read(document);
            found.put(subject.id(), subject);
        });
        return found;
    }

    @Override
    public Set<SubjectId> writeSubjects(Collection<StoredSubject> written) {
        return Revisions.write(subjects, written, StoredSubject::id, StoredSubject::revision, SubjectDocuments::of);
    }

    @Override
    public List<StoredSubject> subjectsLinkedBy(Collection<LinkId> links, int limit) {
        return Reads.upTo(subjects, "links", links, LinkId::value, limit, SubjectDocuments::read);
    }

    @Override
    public Map<Manifest.Key, Manifest> manifests(Collection<Manifest.Key> keys) {
        Map<Manifest.Key, Manifest> found = new HashMap<>();
        Reads.byValues(applied, "_id", keys, Manifest.Key::text, null, document -> {
            Manifest manifest = ManifestDocuments.read(document);
            found.put(manifest.key(), manifest);
        });
        return found;
    }

    @Override
    public Set<Manifest.Key> writeManifests(Collection<Manifest> written) {
        return Revisions.write(applied, written, Manifest::key, Manifest::revision, ManifestDocuments::of);
    }

    @Override
    public Map<PersonId, StoredPerson> persons(Collection<PersonId> ids) {
        Map<PersonId, StoredPerson> found = new HashMap<>();
        Reads.byValues(persons, "_id", ids, PersonId::value, null, document -> {
            StoredPerson person = PersonDocuments.read(document);
            found.put(person.id(), person);
        });
        return found;
    }

    @Override
    public Map<SubjectId, StoredPerson> personsOf(Collection<SubjectId> members) {
        Set<SubjectId> wanted = new HashSet<>(members);
        Map<SubjectId, StoredPerson> found = new HashMap<>();
        Reads.byValues(persons, "members", wanted, SubjectId::value, null, document -> {
            StoredPerson person = PersonDocuments.read(document);
            person.members().stream()
                    .filter(wanted::contains)
                    .forEach(member -> found.merge(member, person, PersonDocuments::later));
        });
        return found;
    }

    @Override
    public Sighting sighting(SubjectId subject, Optional<EntrySearch> search) {
        return sightings.of(subject, search);
    }

    @Override
    public Set<PersonId> writePersons(Collection<StoredPerson> written) {
        return Revisions.write(persons, written, StoredPerson::id, StoredPerson::revision, PersonDocuments::of);
    }

    @Override
    public void addStatements(Collection<IdentityStatement> statements) {
        IdentityStatements.add(identity, statements);
    }

    @Override
    public List<IdentityStatement> statementsAbout(Collection<SubjectId> about, int limit) {
        return Reads.upTo(identity, "about", about, SubjectId::value, limit, IdentityDocuments::read);
    }
}
