package health.tributary.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever indexes there are, a filter finds what a look at every document finds, in the wanted order. */
class PlanProperties {
    private static final List<String> PATHS = List.of("_id", "a", "b", "c.d", "list");

    @Property(tries = 400)
    void indexesNeverChangeTheAnswer(@ForAll long seed) {
        Random random = new Random(seed);
        StoredCollection collection = new StoredCollection("p.c");
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            try {
                collection.addIndex(index(random, i), true);
            } catch (MongoServerError e) {
                assertThat(e.getCode()).as("the same index twice").isEqualTo(85);
            }
        }
        for (int i = 0; i < 60; i++) {
            Document document = document(random, random.nextInt(40));
            all.removeIf(other -> other.get("_id").equals(document.get("_id")));
            if (random.nextInt(5) == 0) {
                collection.remove(OrderKey.of(document.get("_id")));
            } else {
                collection.put(OrderKey.of(document.get("_id")), Bson.of(document));
                all.add(document);
            }
        }
        for (int i = 0; i < 20; i++) {
            check(collection, all, filter(random), sort(random));
        }
    }

    private static void check(StoredCollection collection, List<Document> all, Document filter, Document sort) {
        DefaultQueryMatcher matcher = new DefaultQueryMatcher();
        List<Document> expected =
                all.stream().filter(d -> matcher.matches(d, filter)).toList();
        List<Document> found =
                new Find(filter, sort, 0, 0).in(collection).map(Bson::decode).toList();
        assertThat(found).as("%s sorted by %s", filter, sort).containsExactlyInAnyOrderElementsOf(expected);
        if (!sort.isEmpty()) {
            assertThat(found).as("%s sorted by %s", filter, sort).isSortedAccordingTo(new DocumentComparator(sort));
        }
    }

    private static IndexSpec index(Random random, int number) {
        Document key = new Document();
        for (int i = 0; i <= random.nextInt(3); i++) {
            key.put(PATHS.get(1 + random.nextInt(4)), random.nextBoolean() ? 1 : -1);
        }
        Document stated = new Document("name", "i" + number).append("key", key);
        if (random.nextInt(4) == 0) {
            stated.append("sparse", true);
        } else if (random.nextInt(4) == 0) {
            stated.append("partialFilterExpression", new Document("b", new Document("$exists", true)));
        }
        return IndexSpec.of(stated);
    }

    private static Object value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> (long) random.nextInt(4);
            case 1 -> random.nextInt(4) / 2.0;
            case 2 -> "t" + random.nextInt(3);
            default -> random.nextInt(4);
        };
    }

    private static Document document(Random random, int id) {
        Document document = new Document("_id", id);
        if (random.nextInt(4) > 0) {
            document.append("a", value(random));
        }
        if (random.nextInt(4) > 0) {
            document.append("b", random.nextInt(6) == 0 ? null : value(random));
        }
        if (random.nextInt(3) > 0) {
            document.append("c", new Document("d", value(random)));
        }
        if (random.nextInt(3) > 0) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < random.nextInt(4); i++) {
                list.add(value(random));
            }
            document.append("list", list);
        }
        return document;
    }

    private static Document filter(Random random) {
        Document filter = new Document();
        for (int i = 0; i < random.nextInt(4); i++) {
            filter.put(PATHS.get(random.nextInt(PATHS.size())), condition(random));
        }
        if (random.nextInt(4) == 0) {
            return new Document("$and", new ArrayList<>(List.of(filter, new Document("a", condition(random)))));
        }
        return filter;
    }

    private static Object condition(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Document("$in", new ArrayList<>(List.of(value(random), value(random))));
            case 1 -> new Document("$gt", value(random));
            case 2 -> new Document("$gte", value(random)).append("$lt", value(random));
            case 3 -> new Document("$lte", value(random));
            case 4 -> new Document("$exists", random.nextBoolean());
            case 5 -> random.nextInt(3) == 0 ? null : new Document("$eq", value(random));
            default -> value(random);
        };
    }

    private static Document sort(Random random) {
        Document sort = new Document();
        for (int i = 0; i < random.nextInt(3); i++) {
            sort.put(PATHS.get(random.nextInt(3)), random.nextBoolean() ? 1 : -1);
        }
        return sort;
    }
}
