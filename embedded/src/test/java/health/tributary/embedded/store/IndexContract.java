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

import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Indexes and collections, of any server that speaks MongoDB's protocol. */
interface IndexContract extends ServerContract {
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
            assertThat(ServerContract.ids(things().find(and(eq("subject", "a"), eq("type", "x")))))
                    .containsExactlyInAnyOrder(1, 6);
            assertThat(ServerContract.ids(things().find(eq("members", "S2")))).containsExactlyInAnyOrder(1, 2);
            assertThat(ServerContract.ids(things().find(in("members", "S1", "S2"))))
                    .containsExactlyInAnyOrder(1, 2);
            assertThat(ServerContract.ids(things().find(eq("subject", null)))).containsExactlyInAnyOrder(4, 5);
            assertThat(ServerContract.ids(things().find(and(eq("subject", "a"), gte("at", 4), lt("at", 6)))))
                    .containsExactlyInAnyOrder(1, 6);
            assertThat(ServerContract.ids(things().find(eq("subject", "a")).sort(descending("at"))))
                    .containsExactly(1, 6, 2);
            assertThat(ServerContract.ids(things().find(and(eq("subject", "a"), gt("_id", 1)))
                            .sort(ascending("_id"))
                            .limit(1)))
                    .containsExactly(2);
            things().createIndex(Indexes.ascending("subject", "type"));
            things().createIndex(Indexes.ascending("members"));
            things().createIndex(Indexes.compoundIndex(Indexes.ascending("subject"), Indexes.descending("at")));
        }
        assertThat(things().listIndexes().into(new ArrayList<>())).hasSize(4);
        things().updateOne(eq("_id", 6), Updates.set("subject", "c"));
        assertThat(ServerContract.ids(things().find(eq("subject", "c")))).containsExactly(6);
        assertThat(ServerContract.ids(things().find(eq("subject", "a")))).containsExactlyInAnyOrder(1, 2);
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
}
