package health.tributary.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The embedded store keeps the contract, and refuses the rest. */
@Timeout(60)
class EmbeddedStoreIT implements StoreServerContract, ChangeStreamContract {
    private static EmbeddedStore store;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    @AfterEach
    void empty() {
        database().drop();
    }

    @Override
    public MongoClient client() {
        return client;
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase("contract");
    }

    @Test
    void everythingThatIsNotServedIsRefusedByName() {
        for (String command : List.of(
                "{collMod: 'things', validator: {}}",
                "{renameCollection: 'contract.things', to: 'contract.t'}",
                "{mapReduce: 'things'}",
                "{create: 'things', capped: true, size: 1000}",
                "{create: 'things', validator: {a: 1}}",
                "{create: 'things', timeseries: {timeField: 't'}}",
                "{create: 'things', viewOn: 'other', pipeline: []}",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a', expireAfterSeconds: 5}]}",
                "{createIndexes: 'things', indexes: [{key: {a: 'text'}, name: 'a'}]}",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a', partialFilterExpression: {a: {$gt: 1}}}]}",
                "{find: 'things', collation: {locale: 'de'}}",
                "{find: 'things', tailable: true}",
                "{find: 'things', projection: {a: {$slice: 1}}}",
                "{aggregate: 'things', pipeline: [{$out: 'x'}], cursor: {}}",
                "{aggregate: 'things', pipeline: [{$merge: 'x'}], cursor: {}}",
                "{aggregate: 'things', pipeline: [{$lookup: {from: 'x'}}], cursor: {}}",
                "{aggregate: 'things', pipeline: [{$set: {a: 1}}], cursor: {}}",
                "{insert: 'things', documents: [{_id: 1}], startTransaction: true, autocommit: false}")) {
            Document parsed = Document.parse(command);
            assertThatThrownBy(() -> database().runCommand(parsed))
                    .as(command)
                    .hasMessageContaining("the embedded store does not serve");
        }
        assertThatThrownBy(() -> database()
                        .getCollection("things")
                        .updateOne(eq("_id", 1), List.of(new Document("$set", new Document("a", 1)))))
                .hasMessageContaining("the embedded store does not serve an update by a pipeline");
        assertThat(database().getCollection("things").countDocuments()).isZero();
    }

    @Test
    void unknownOperatorsAreErrorsAndNoMatches() {
        database().getCollection("things").insertOne(new Document("_id", 1));
        for (String filter : List.of("{$text: {$search: 'x'}}", "{$where: 'true'}", "{a: {$near: [1, 2]}}")) {
            assertThatThrownBy(() -> database()
                            .getCollection("things")
                            .find(Document.parse(filter))
                            .first())
                    .as(filter)
                    .isInstanceOf(MongoCommandException.class);
        }
    }

    @Test
    void errorsQuoteNoValues() {
        var things = database().getCollection("things");
        things.createIndex(Indexes.ascending("name"), new com.mongodb.client.model.IndexOptions().unique(true));
        things.insertOne(new Document("name", "Testperson"));
        assertThatThrownBy(() -> things.insertOne(new Document("name", "Testperson")))
                .hasMessageContaining("E11000")
                .hasMessageNotContaining("Testperson");
    }

    @Test
    void anIndexIsUsedWhateverTheOrderOfTheFilter() {
        var things = database().getCollection("things");
        things.createIndex(Indexes.ascending("subject", "type"));
        for (int i = 0; i < 100; i++) {
            things.insertOne(new Document("_id", i).append("type", "t" + i % 3).append("subject", "s" + i % 7));
        }
        assertThat(things.countDocuments(Document.parse("{type: 't1', subject: 's2', _id: {$gt: 20}}")))
                .isEqualTo(things.find().into(new java.util.ArrayList<>()).stream()
                        .filter(d ->
                                d.get("type").equals("t1") && d.get("subject").equals("s2") && d.getInteger("_id") > 20)
                        .count());
        assertThat(things.find(eq("subject", "none")).first()).isNull();
    }
}
