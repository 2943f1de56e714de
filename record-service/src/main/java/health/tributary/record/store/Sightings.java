package health.tributary.record.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.EntrySearch;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.apply.Sighting;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.apply.StoredSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** A subject, its person and a page of its entries, asked for at once: a trip to the store costs more than what it brings. */
final class Sightings {
    private static final BsonDocumentCodec TREES = new BsonDocumentCodec();
    private static final ShownEntries SHOWN = new ShownEntries();
    private static final BsonInt32 ASCENDING = new BsonInt32(1);
    private static final BsonInt32 LEFT_OUT = new BsonInt32(0);

    private final MongoDatabase database;

    Sightings(MongoDatabase database) {
        this.database = database;
    }

    Sighting of(SubjectId subject, Optional<EntrySearch> search) {
        List<BsonDocument> stages = new ArrayList<>();
        stages.add(stage("$match", Searches.field("_id", Fields.text(subject.value()))));
        BsonDocument member = Searches.field("members", Fields.text(subject.value()));
        stages.add(union(CollectionNames.PERSONS, stage("$match", member)));
        search.ifPresent(page -> stages.add(union(
                CollectionNames.ENTRIES,
                stage("$match", Searches.page(page)),
                stage("$sort", Searches.field("_id", ASCENDING)),
                stage("$limit", new BsonInt32(page.limit())),
                stage("$project", Searches.field(EntryDocuments.SET, LEFT_OUT)))));
        MongoIterable<RawBsonDocument> documents = database.getCollection(CollectionNames.SUBJECTS)
                .aggregate(stages, RawBsonDocument.class)
                .batchSize(search.map(EntrySearch::limit).orElse(0) + 100);
        return read(Calls.call("reading a subject", () -> documents.into(new ArrayList<>())));
    }

    private static Sighting read(List<RawBsonDocument> documents) {
        Optional<StoredSubject> subject = Optional.empty();
        Optional<StoredPerson> person = Optional.empty();
        List<ShownEntry> found = new ArrayList<>();
        for (RawBsonDocument document : documents) {
            if (document.containsKey("type")) {
                found.add(document.decode(SHOWN));
            } else if (document.containsKey("members")) {
                StoredPerson one = PersonDocuments.read(document.decode(TREES));
                person = Optional.of(person.isPresent() ? PersonDocuments.later(person.get(), one) : one);
            } else {
                subject = Optional.of(SubjectDocuments.read(document.decode(TREES)));
            }
        }
        // A union promises no order.
        found.sort(Comparator.comparing(ShownEntry::id));
        return new Sighting(subject, person, found);
    }

    private static BsonDocument stage(String name, BsonValue value) {
        return new BsonDocument(name, value);
    }

    private static BsonDocument union(String collection, BsonDocument... pipeline) {
        return stage(
                "$unionWith",
                new BsonDocument("coll", Fields.text(collection)).append("pipeline", new BsonArray(List.of(pipeline))));
    }
}
