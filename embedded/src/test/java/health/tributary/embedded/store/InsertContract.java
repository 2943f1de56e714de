package health.tributary.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Inserting, of any server that speaks MongoDB's protocol. */
interface InsertContract extends ServerContract {
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
        things().insertMany(ServerContract.numbered(0, 2));
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
        assertThat(ServerContract.ids(things().find().sort(ascending("_id")))).containsExactly(0, 1, 5, 6, 7);
    }

    @Test
    default void anOrderedInsertOfManyStopsAtTheFirstDuplicate() {
        assertThatThrownBy(() -> things().insertMany(
                                List.of(new Document("_id", 1), new Document("_id", 1), new Document("_id", 2))))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1));
        assertThat(ServerContract.ids(things().find())).containsExactly(1);
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
