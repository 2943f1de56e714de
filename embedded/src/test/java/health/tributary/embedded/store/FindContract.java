package health.tributary.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Finding and aggregating, of any server that speaks MongoDB's protocol. */
interface FindContract extends ServerContract {
    @Test
    default void sortSkipLimitAndBatchesGiveEveryDocumentOnce() {
        things().insertMany(ServerContract.numbered(0, 1000));
        assertThat(ServerContract.ids(things().find().sort(ascending("_id")).batchSize(7)))
                .isEqualTo(new ArrayList<>(IntStream.range(0, 1000).boxed().toList()));
        assertThat(ServerContract.ids(things().find(eq("n", 3))
                        .sort(descending("_id"))
                        .skip(2)
                        .limit(3)))
                .containsExactly(973, 963, 953);
        assertThat(ServerContract.ids(
                        things().find().sort(Document.parse("{n: -1, _id: 1}")).limit(3)))
                .containsExactly(9, 19, 29);
        assertThat(ServerContract.ids(things().find(and(gt("_id", 10), lt("_id", 14)))))
                .containsExactly(11, 12, 13);
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
        things().insertMany(ServerContract.numbered(0, 2000));
        List<Integer> wanted = IntStream.range(0, 500).map(i -> i * 5).boxed().toList();
        assertThat(ServerContract.ids(things().find(in("_id", wanted))))
                .containsExactlyInAnyOrderElementsOf(wanted.subList(0, 400));
    }

    @Test
    default void pipelinesMatchGroupSortLimitAndProject() {
        things().insertMany(ServerContract.numbered(0, 100));
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
    default void aUnionHoldsTheMatchesOfEachCollection() {
        things().insertMany(ServerContract.numbered(0, 20));
        List<Document> result = things().aggregate(List.of(
                        Aggregates.match(eq("_id", 3)),
                        Aggregates.project(Projections.include("_id")),
                        Aggregates.unionWith("nowhere", List.of(Aggregates.match(eq("_id", 4)))),
                        Aggregates.unionWith(
                                things().getNamespace().getCollectionName(),
                                List.of(
                                        Aggregates.match(lt("_id", 12)),
                                        Aggregates.sort(descending("_id")),
                                        Aggregates.limit(2),
                                        Aggregates.project(Projections.exclude("n"))))))
                .into(new ArrayList<>());
        assertThat(result).extracting(document -> document.get("_id")).containsExactlyInAnyOrder(3, 11, 10);
        assertThat(result).noneMatch(document -> document.containsKey("n"));
    }

    @Test
    default void aSortByIdIsTheSameWithAndWithoutAnIndex() {
        things().insertMany(ServerContract.numbered(0, 300));
        List<Integer> wanted = IntStream.range(0, 300)
                .filter(i -> i % 7 < 2)
                .map(i -> 299 - i)
                .boxed()
                .toList();
        assertThat(ServerContract.ids(things().find(in("_id", wanted)).sort(ascending("_id"))))
                .isSorted()
                .hasSize(wanted.size());
        assertThat(ServerContract.ids(
                        things().find(lt("n", 5)).sort(descending("_id")).limit(3)))
                .containsExactly(294, 293, 292);
    }
}
