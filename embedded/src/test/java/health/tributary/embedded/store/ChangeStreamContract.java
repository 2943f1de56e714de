package health.tributary.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What change capture relies on. */
interface ChangeStreamContract {
    MongoClient client();

    MongoDatabase database();

    private MongoCollection<Document> watched() {
        return database().getCollection("watched");
    }

    private static List<ChangeStreamDocument<Document>> take(
            MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor, int count) {
        List<ChangeStreamDocument<Document>> taken = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (taken.size() < count && System.nanoTime() < end) {
            ChangeStreamDocument<Document> next = cursor.tryNext();
            if (next != null) {
                taken.add(next);
            }
        }
        return taken;
    }

    private static List<String> kinds(List<ChangeStreamDocument<Document>> events) {
        return events.stream()
                .map(event -> event.getOperationTypeString() + " "
                        + (event.getDocumentKey() == null
                                ? ""
                                : event.getDocumentKey().get("_id").asInt32().getValue()))
                .toList();
    }

    @Test
    default void everyKindOfWriteIsOneEventOfItsKind() {
        watched().insertOne(new Document("_id", 0));
        try (var cursor =
                watched().watch().fullDocument(FullDocument.UPDATE_LOOKUP).cursor()) {
            watched().insertOne(new Document("_id", 1).append("a", 1));
            watched().replaceOne(eq("_id", 1), new Document("a", 2));
            watched().updateOne(eq("_id", 1), Updates.combine(Updates.set("b.c", 3), Updates.unset("a")));
            watched().findOneAndUpdate(eq("_id", 2), Updates.set("a", 1), new FindOneAndUpdateOptions().upsert(true));
            watched().findOneAndUpdate(eq("_id", 2), Updates.set("a", 5));
            watched().findOneAndReplace(eq("_id", 2), new Document("a", 6));
            watched().replaceOne(eq("_id", 3), new Document("a", 7), new ReplaceOptions().upsert(true));
            watched().findOneAndDelete(eq("_id", 2));
            watched().deleteMany(Filters.gte("_id", 1));
            List<ChangeStreamDocument<Document>> events = take(cursor, 10);
            assertThat(kinds(events))
                    .containsExactly(
                            "insert 1",
                            "replace 1",
                            "update 1",
                            "insert 2",
                            "update 2",
                            "replace 2",
                            "insert 3",
                            "delete 2",
                            "delete 1",
                            "delete 3");
            assertThat(events.get(0).getFullDocument()).isEqualTo(Document.parse("{_id: 1, a: 1}"));
            assertThat(events.get(1).getFullDocument()).isEqualTo(Document.parse("{_id: 1, a: 2}"));
            assertThat(events.get(2).getUpdateDescription().getUpdatedFields().toJson())
                    .contains("3");
            assertThat(events.get(2).getUpdateDescription().getRemovedFields()).containsExactly("a");
            assertThat(events.get(6).getNamespace().getFullName())
                    .isEqualTo(watched().getNamespace().getFullName());
            assertThat(events)
                    .extracting(ChangeStreamDocument::getClusterTime)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    default void whatFailsOrChangesNothingIsNoEvent() {
        watched().insertOne(new Document("_id", 1));
        try (var cursor = watched().watch().cursor()) {
            assertThatThrownBy(() -> watched()
                            .insertMany(
                                    List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 2)),
                                    new InsertManyOptions().ordered(false)))
                    .isInstanceOf(MongoBulkWriteException.class);
            watched().replaceOne(eq("_id", 1), new Document("_id", 1));
            watched().deleteOne(eq("_id", 99));
            watched().insertOne(new Document("_id", 3));
            assertThat(kinds(take(cursor, 2))).containsExactly("insert 2", "insert 3");
            assertThat(cursor.tryNext()).isNull();
        }
    }

    @Test
    default void anUpdateWithoutLookupHasNoDocument() {
        watched().insertOne(new Document("_id", 1));
        try (var cursor = watched().watch().cursor()) {
            watched().updateOne(eq("_id", 1), Updates.set("a", 1));
            assertThat(take(cursor, 1).get(0).getFullDocument()).isNull();
        }
    }

    @Test
    default void databaseAndClusterStreamsSeeAllTheirCollections() {
        MongoCollection<Document> other = database().getCollection("other");
        watched().insertOne(new Document("_id", 0));
        other.insertOne(new Document("_id", 0));
        try (var ofDatabase = database().watch().cursor();
                var ofCluster = client().watch(List.of(
                                Aggregates.match(Filters.eq("ns.db", database().getName()))))
                        .cursor()) {
            watched().insertOne(new Document("_id", 1));
            other.insertOne(new Document("_id", 2));
            assertThat(kinds(take(ofDatabase, 2))).containsExactly("insert 1", "insert 2");
            assertThat(kinds(take(ofCluster, 2))).containsExactly("insert 1", "insert 2");
        }
    }

    @Test
    default void aStreamGoesOnAfterATokenOrAtATime() {
        watched().insertOne(new Document("_id", 0));
        BsonDocument token;
        BsonTimestamp time;
        try (var cursor = watched().watch().cursor()) {
            watched().insertOne(new Document("_id", 1));
            watched().insertOne(new Document("_id", 2));
            List<ChangeStreamDocument<Document>> events = take(cursor, 2);
            token = events.get(0).getResumeToken();
            time = events.get(1).getClusterTime();
        }
        watched().insertOne(new Document("_id", 3));
        try (var after = watched().watch().resumeAfter(token).cursor();
                var started = watched().watch().startAfter(token).cursor();
                var at = watched().watch().startAtOperationTime(time).cursor()) {
            assertThat(kinds(take(after, 2))).containsExactly("insert 2", "insert 3");
            assertThat(kinds(take(started, 2))).containsExactly("insert 2", "insert 3");
            assertThat(kinds(take(at, 2))).containsExactly("insert 2", "insert 3");
        }
    }

    @Test
    default void anIdleStreamMovesItsTokenOn() {
        watched().insertOne(new Document("_id", 0));
        try (var cursor =
                watched().watch().maxAwaitTime(50, TimeUnit.MILLISECONDS).cursor()) {
            BsonDocument before = cursor.getResumeToken();
            database().getCollection("unrelated").insertOne(new Document());
            assertThat(cursor.tryNext()).isNull();
            assertThat(cursor.tryNext()).isNull();
            BsonDocument after = cursor.getResumeToken();
            assertThat(after).isNotEqualTo(before);
            watched().insertOne(new Document("_id", 1));
            try (var resumed = watched().watch().resumeAfter(after).cursor()) {
                assertThat(kinds(take(resumed, 1))).containsExactly("insert 1");
            }
        }
    }

    @Test
    default void droppingAWatchedCollectionEndsItsStream() {
        watched().insertOne(new Document("_id", 0));
        try (var cursor = watched().watch().cursor()) {
            watched().drop();
            assertThat(take(cursor, 2))
                    .extracting(ChangeStreamDocument::getOperationTypeString)
                    .containsExactly("drop", "invalidate");
        }
    }
}
