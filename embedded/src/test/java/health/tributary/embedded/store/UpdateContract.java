package health.tributary.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Replacing, updating and deleting, of any server that speaks MongoDB's protocol. */
interface UpdateContract extends ServerContract {
    @Test
    default void aBulkWriteOfAllKindsCountsEachOfThem() {
        things().insertMany(ServerContract.numbered(0, 5));
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
        assertThat(ServerContract.ids(things().find().sort(ascending("_id")))).containsExactly(0, 1, 3, 4, 10, 11);
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
        things().insertMany(ServerContract.numbered(10, 20));
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
}
