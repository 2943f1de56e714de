package health.tributary.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What the services rely on, of any server that speaks MongoDB's protocol. */
interface StoreServerContract {
    MongoClient client();

    /** A database of this test alone. */
    MongoDatabase database();

    default MongoCollection<Document> things() {
        return database().getCollection("things");
    }

    static List<Document> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Document("_id", i).append("n", i % 10).append("text", "t" + i))
                .toList();
    }

    static List<Object> ids(Iterable<Document> documents) {
        List<Object> ids = new ArrayList<>();
        documents.forEach(document -> ids.add(document.get("_id")));
        return ids;
    }

    @Test
    default void whatWasInsertedIsFoundWithAllItsTypes() {
        Document document = new Document("_id", "d")
                .append("int", 1)
                .append("long", 1L << 60)
                .append("double", 1.5)
                .append("text", "Zoë 漢字")
                .append("date", Date.from(Instant.ofEpochMilli(1_700_000_000_123L)))
                .append("id", new ObjectId())
                .append("bytes", new Binary(new byte[] {1, 2, 3}))
                .append("truth", true)
                .append("none", null)
                .append("list", List.of(1, "a", new Document("x", 1)))
                .append("deep", new Document("a", new Document("b", List.of())));
        things().insertOne(document);
        assertThat(things().find(eq("_id", "d")).first()).isEqualTo(document);
    }

    @Test
    default void anIdIsMadeWhereTheClientGivesNone() {
        database().runCommand(new Document("insert", "things").append("documents", List.of(new Document("a", 1))));
        assertThat(things().find().first().get("_id")).isInstanceOf(ObjectId.class);
    }

    @Test
    default void aSecondInsertOfAnIdFailsWithDuplicateKey() {
        things().insertOne(new Document("_id", 1));
        assertThatThrownBy(() -> things().insertOne(new Document("_id", 1L)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    @Test
    default void anUnorderedInsertOfManyCountsAndNamesExactlyTheDuplicates() {
        things().insertMany(numbered(0, 2));
        assertThatThrownBy(() -> things().insertMany(
                                List.of(
                                        new Document("_id", 5),
                                        new Document("_id", 0),
                                        new Document("_id", 6),
                                        new Document("_id", 5),
                                        new Document("_id", 7)),
                                new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(3);
                    assertThat(e.getWriteErrors())
                            .extracting(error -> error.getIndex())
                            .containsExactly(1, 3);
                    assertThat(e.getWriteErrors())
                            .extracting(error -> error.getCode())
                            .containsOnly(11000);
                });
        assertThat(ids(things().find().sort(ascending("_id")))).containsExactly(0, 1, 5, 6, 7);
    }

    @Test
    default void anOrderedInsertOfManyStopsAtTheFirstDuplicate() {
        assertThatThrownBy(() -> things().insertMany(
                                List.of(new Document("_id", 1), new Document("_id", 1), new Document("_id", 2))))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1));
        assertThat(ids(things().find())).containsExactly(1);
    }

    @Test
    default void aBulkWriteOfAllKindsCountsEachOfThem() {
        things().insertMany(numbered(0, 5));
        var result = things().bulkWrite(
                        List.of(
                                new InsertOneModel<>(new Document("_id", 10)),
                                new ReplaceOneModel<>(eq("_id", 0), new Document("_id", 0).append("r", 1)),
                                new ReplaceOneModel<>(
                                        eq("_id", 11),
                                        new Document("_id", 11).append("r", 2),
                                        new ReplaceOptions().upsert(true)),
                                new UpdateOneModel<>(eq("_id", 1), Updates.inc("n", 5)),
                                new UpdateOneModel<>(eq("_id", 99), Updates.inc("n", 5)),
                                new DeleteOneModel<>(eq("_id", 2))),
                        new BulkWriteOptions().ordered(false));
        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getMatchedCount()).isEqualTo(2);
        assertThat(result.getModifiedCount()).isEqualTo(2);
        assertThat(result.getDeletedCount()).isEqualTo(1);
        assertThat(result.getUpserts()).hasSize(1);
        assertThat(result.getUpserts().get(0).getIndex()).isEqualTo(2);
        assertThat(ids(things().find().sort(ascending("_id")))).containsExactly(0, 1, 3, 4, 10, 11);
    }

    @Test
    default void aReplaceWithAVersionFilterReplacesOnlyThatVersion() {
        things().insertOne(new Document("_id", "x").append("revision", 1));
        var byDriver = and(eq("_id", "x"), eq("revision", 1));
        Document next = new Document("_id", "x").append("revision", 2);
        assertThat(things().replaceOne(byDriver, next).getModifiedCount()).isEqualTo(1);
        assertThat(things().replaceOne(byDriver, next).getMatchedCount()).isZero();
        assertThatThrownBy(() -> things().replaceOne(byDriver, next, new ReplaceOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    @Test
    default void aReplaceThatChangesNothingMatchesButModifiesNothing() {
        things().insertOne(new Document("_id", 1).append("a", 1));
        var result = things().replaceOne(eq("_id", 1), new Document("_id", 1).append("a", 1));
        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isZero();
    }

    @Test
    default void anIdCanNotBeReplaced() {
        things().insertOne(new Document("_id", 1));
        assertThatThrownBy(() -> things().replaceOne(eq("_id", 1), new Document("_id", 2)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(66));
    }

    @Test
    default void updateOperatorsChangeWhatTheySayAndUpsertsTakeTheFilter() {
        things().insertOne(new Document("_id", 1).append("a", 1).append("list", List.of(1)));
        things().updateOne(
                        eq("_id", 1),
                        Updates.combine(
                                Updates.set("deep.b", "x"),
                                Updates.inc("a", 2),
                                Updates.push("list", 2),
                                Updates.unset("z")));
        assertThat(things().find(eq("_id", 1)).first())
                .isEqualTo(new Document("_id", 1)
                        .append("a", 3)
                        .append("list", List.of(1, 2))
                        .append("deep", new Document("b", "x")));
        var upsert = things().updateOne(
                        and(eq("_id", 2), eq("kind", "k")),
                        Updates.combine(Updates.setOnInsert("first", true), Updates.inc("n", 1)),
                        new UpdateOptions().upsert(true));
        assertThat(upsert.getUpsertedId().asInt32().getValue()).isEqualTo(2);
        assertThat(things().find(eq("_id", 2)).first())
                .isEqualTo(new Document("_id", 2)
                        .append("kind", "k")
                        .append("first", true)
                        .append("n", 1));
        things().insertMany(numbered(10, 20));
        assertThat(things().updateMany(gte("_id", 10), Updates.set("seen", true))
                        .getModifiedCount())
                .isEqualTo(10);
        assertThat(things().deleteMany(eq("seen", true)).getDeletedCount()).isEqualTo(10);
    }

    @Test
    default void findOneAndXReturnsBeforeOrAfterInAllVariants() {
        things().insertOne(new Document("_id", 1).append("a", 1));
        assertThat(things().findOneAndUpdate(eq("_id", 1), Updates.inc("a", 1)).get("a"))
                .isEqualTo(1);
        var after = new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .upsert(true);
        assertThat(things().findOneAndUpdate(eq("_id", 1), Updates.inc("a", 1), after)
                        .get("a"))
                .isEqualTo(3);
        assertThat(things().findOneAndUpdate(eq("_id", 2), Updates.inc("a", 7), after)
                        .get("a"))
                .isEqualTo(7);
        assertThat(things().findOneAndUpdate(
                                eq("_id", 3), Updates.inc("a", 9), new FindOneAndUpdateOptions().upsert(true)))
                .isNull();
        assertThat(things().find(eq("_id", 3)).first().get("a")).isEqualTo(9);
        assertThat(things().findOneAndReplace(
                                eq("_id", 4),
                                new Document("b", 1),
                                new FindOneAndReplaceOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(new Document("_id", 4).append("b", 1));
        assertThat(things().findOneAndDelete(eq("_id", 4)).get("b")).isEqualTo(1);
        assertThat(things().findOneAndDelete(eq("_id", 4))).isNull();
        assertThat(things().findOneAndUpdate(eq("_id", 77), Updates.inc("a", 1)))
                .isNull();
        assertThat(things().findOneAndUpdate(
                                gt("_id", 0),
                                Updates.set("last", true),
                                new FindOneAndUpdateOptions()
                                        .sort(descending("_id"))
                                        .projection(Projections.include("a"))))
                .isEqualTo(new Document("_id", 3).append("a", 9));
    }

    @Test
    default void sortSkipLimitAndBatchesGiveEveryDocumentOnce() {
        things().insertMany(numbered(0, 1000));
        assertThat(ids(things().find().sort(ascending("_id")).batchSize(7)))
                .isEqualTo(new ArrayList<>(IntStream.range(0, 1000).boxed().toList()));
        assertThat(ids(things().find(eq("n", 3)).sort(descending("_id")).skip(2).limit(3)))
                .containsExactly(973, 963, 953);
        assertThat(ids(things().find().sort(Document.parse("{n: -1, _id: 1}")).limit(3)))
                .containsExactly(9, 19, 29);
        assertThat(ids(things().find(and(gt("_id", 10), lt("_id", 14))))).containsExactly(11, 12, 13);
        assertThat(things().countDocuments(eq("n", 3))).isEqualTo(100);
        assertThat(things().countDocuments()).isEqualTo(1000);
        assertThat(things().estimatedDocumentCount()).isEqualTo(1000);
        assertThat(things().distinct("n", Integer.class).into(new ArrayList<>()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        try (var cursor = things().find().batchSize(10).cursor()) {
            assertThat(cursor.next()).isNotNull();
        }
    }

    @Test
    default void projectionsKeepOrLeaveFields() {
        things().insertOne(Document.parse("{_id: 1, a: 1, b: {c: 2, d: 3}, e: 4}"));
        assertThat(things().find().projection(Projections.include("a", "e")).first())
                .isEqualTo(Document.parse("{_id: 1, a: 1, e: 4}"));
        assertThat(things().find().projection(Projections.exclude("a", "b")).first())
                .isEqualTo(Document.parse("{_id: 1, e: 4}"));
        assertThat(things().find()
                        .projection(Projections.fields(Projections.excludeId(), Projections.include("a")))
                        .first())
                .isEqualTo(Document.parse("{a: 1}"));
        assertThat(things().find().projection(Projections.include("b.c")).first())
                .isEqualTo(Document.parse("{_id: 1, b: {c: 2}}"));
        assertThat(things().find().projection(Projections.include("_id")).first())
                .isEqualTo(Document.parse("{_id: 1}"));
        assertThat(things().find().projection(Projections.excludeId()).first())
                .isEqualTo(Document.parse("{a: 1, b: {c: 2, d: 3}, e: 4}"));
    }

    @Test
    default void manyIdsAreReadByOneIn() {
        things().insertMany(numbered(0, 2000));
        List<Integer> wanted = IntStream.range(0, 500).map(i -> i * 5).boxed().toList();
        assertThat(ids(things().find(in("_id", wanted)))).containsExactlyInAnyOrderElementsOf(wanted.subList(0, 400));
    }

    @Test
    default void indexesFindWhatAScanFinds() {
        things().insertMany(List.of(
                Document.parse("{_id: 1, subject: 'a', type: 'x', members: ['S1','S2'], at: 5}"),
                Document.parse("{_id: 2, subject: 'a', type: 'y', members: ['S2'], at: 3}"),
                Document.parse("{_id: 3, subject: 'b', type: 'x', members: [], at: 9}"),
                Document.parse("{_id: 4, type: 'x', at: 1}"),
                Document.parse("{_id: 5, subject: null, type: 'x', at: 7}"),
                Document.parse("{_id: 6, subject: 'a', type: 'x', at: 4}")));
        for (int pass = 0; pass < 2; pass++) {
            assertThat(ids(things().find(and(eq("subject", "a"), eq("type", "x")))))
                    .containsExactlyInAnyOrder(1, 6);
            assertThat(ids(things().find(eq("members", "S2")))).containsExactlyInAnyOrder(1, 2);
            assertThat(ids(things().find(in("members", "S1", "S2")))).containsExactlyInAnyOrder(1, 2);
            assertThat(ids(things().find(eq("subject", null)))).containsExactlyInAnyOrder(4, 5);
            assertThat(ids(things().find(and(eq("subject", "a"), gte("at", 4), lt("at", 6)))))
                    .containsExactlyInAnyOrder(1, 6);
            assertThat(ids(things().find(eq("subject", "a")).sort(descending("at"))))
                    .containsExactly(1, 6, 2);
            assertThat(ids(things().find(and(eq("subject", "a"), gt("_id", 1)))
                            .sort(ascending("_id"))
                            .limit(1)))
                    .containsExactly(2);
            things().createIndex(Indexes.ascending("subject", "type"));
            things().createIndex(Indexes.ascending("members"));
            things().createIndex(Indexes.compoundIndex(Indexes.ascending("subject"), Indexes.descending("at")));
        }
        assertThat(things().listIndexes().into(new ArrayList<>())).hasSize(4);
        things().updateOne(eq("_id", 6), Updates.set("subject", "c"));
        assertThat(ids(things().find(eq("subject", "c")))).containsExactly(6);
        assertThat(ids(things().find(eq("subject", "a")))).containsExactlyInAnyOrder(1, 2);
        things().dropIndex("members_1");
        assertThat(things().listIndexes().into(new ArrayList<>())).hasSize(3);
    }

    @Test
    default void uniqueIndexesHoldOverCompoundSparseAndPartialKeys() {
        things().createIndex(Indexes.ascending("subscription", "entry"), new IndexOptions().unique(true));
        things().createIndex(
                        Indexes.ascending("alias"),
                        new IndexOptions().unique(true).sparse(true));
        things().createIndex(
                        Indexes.ascending("code"),
                        new IndexOptions().unique(true).partialFilterExpression(exists("code")));
        things().insertOne(Document.parse("{_id: 1, subscription: 's', entry: 'e'}"));
        things().insertOne(Document.parse("{_id: 2, subscription: 's', entry: 'f', alias: 'p', code: 'c'}"));
        for (String clash : List.of(
                "{subscription: 's', entry: 'e'}",
                "{subscription: 't', entry: 'e', alias: 'p'}",
                "{subscription: 'u', entry: 'e', code: 'c'}")) {
            assertThatThrownBy(() -> things().insertOne(Document.parse(clash)))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getCode()).isEqualTo(11000));
        }
        assertThatThrownBy(() -> things().updateOne(eq("_id", 1), Updates.set("entry", "f")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        things().deleteOne(eq("_id", 2));
        things().updateOne(eq("_id", 1), Updates.set("entry", "f"));
        assertThat(things().countDocuments()).isEqualTo(1);
        things().insertMany(List.of(new Document("d", 1).append("entry", 1), new Document("d", 1).append("entry", 2)));
        assertThatThrownBy(() -> things().createIndex(Indexes.ascending("d"), new IndexOptions().unique(true)))
                .isInstanceOfSatisfying(
                        MongoServerException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    @Test
    default void pipelinesMatchGroupSortLimitAndProject() {
        things().insertMany(numbered(0, 100));
        List<Document> result = things().aggregate(List.of(
                        Aggregates.match(lt("_id", 50)),
                        Aggregates.group("$n", Accumulators.sum("count", 1), Accumulators.max("last", "$_id")),
                        Aggregates.sort(descending("_id")),
                        Aggregates.limit(2),
                        Aggregates.project(Projections.fields(Projections.include("count", "last")))))
                .into(new ArrayList<>());
        assertThat(result)
                .containsExactly(
                        new Document("_id", 9).append("count", 5).append("last", 49),
                        new Document("_id", 8).append("count", 5).append("last", 48));
    }

    @Test
    default void filesOfManyChunksComeBackWhole() {
        byte[] content = new byte[3_000_000];
        new java.util.Random(7).nextBytes(content);
        var bucket = GridFSBuckets.create(database(), "bodies");
        ObjectId id = bucket.uploadFromStream("m", new ByteArrayInputStream(content));
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        bucket.downloadToStream(id, read);
        assertThat(read.toByteArray()).isEqualTo(content);
        bucket.delete(id);
        assertThat(database().getCollection("bodies.chunks").countDocuments()).isZero();
    }

    @Test
    default void collectionsAreListedAndDropped() {
        things().insertOne(new Document());
        database().createCollection("empty");
        assertThat(database().listCollectionNames().into(new ArrayList<>()))
                .containsExactlyInAnyOrder("things", "empty");
        assertThat(client().listDatabaseNames().into(new ArrayList<>()))
                .contains(database().getName());
        things().drop();
        assertThat(database().listCollectionNames().into(new ArrayList<>())).containsExactly("empty");
        assertThat(things().countDocuments()).isZero();
    }

    @Test
    default void uuidsSurvive() {
        UUID uuid = UUID.fromString("11112222-3333-4444-5555-666677778888");
        Binary binary = new Binary(
                (byte) 4,
                java.nio.ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array());
        things().insertOne(new Document("_id", 1).append("u", binary).append("n", 0));
        things().updateOne(eq("_id", 1), Updates.inc("n", 1));
        assertThat(things().countDocuments(eq("u", binary))).isEqualTo(1);
    }
}
