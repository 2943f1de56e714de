package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A filter, an order and a window over one collection.
 *
 * @param limit 0 for no limit
 */
record Find(Document filter, Document sort, long skip, long limit) {

    static Find matching(Document filter) {
        return new Find(filter, new Document(), 0, 0);
    }

    /** Lazy where the order comes from an index, else all matches are sorted in memory first. */
    Stream<Bson> in(StoredCollection collection) {
        if (collection == null) {
            return Stream.empty();
        }
        if (sort.containsKey("$natural")) {
            throw Refusals.notServed("a sort by $natural");
        }
        Plan plan = Plan.of(collection, filter, sort);
        Stream<Bson> matches = stream(plan.open(collection)).filter(predicate(plan.residual()));
        if (!plan.sorted() && !sort.isEmpty()) {
            matches = sorted(matches);
        }
        if (skip > 0) {
            matches = matches.skip(skip);
        }
        return limit > 0 ? matches.limit(limit) : matches;
    }

    private Stream<Bson> sorted(Stream<Bson> matches) {
        if (sort.size() == 1 && sort.get(Bson.ID) instanceof Number direction) {
            return byId(matches, direction.intValue() < 0);
        }
        Set<String> roots = new HashSet<>();
        sort.keySet().forEach(path -> roots.add(FieldPath.root(path)));
        Comparator<Map.Entry<Document, Bson>> byKeys = Map.Entry.comparingByKey(new DocumentComparator(sort));
        return matches.map(bson -> Map.entry(bson.decode(roots), bson))
                .sorted(byKeys)
                .map(Map.Entry::getValue);
    }

    /** Ids are no lists and always have a key, and keys compare much faster than values. */
    private static Stream<Bson> byId(Stream<Bson> matches, boolean descending) {
        Comparator<Map.Entry<byte[], Bson>> byKey = Map.Entry.comparingByKey(Arrays::compareUnsigned);
        return matches.map(bson -> Map.entry(OrderKey.of(bson.get(Bson.ID)), bson))
                .sorted(descending ? byKey.reversed() : byKey)
                .map(Map.Entry::getValue);
    }

    static Predicate<Bson> predicate(Document filter) {
        if (filter.isEmpty()) {
            return bson -> true;
        }
        Set<String> roots = new HashSet<>();
        FieldNames needed = FieldPath.addRoots(filter, roots) ? FieldNames.of(roots) : null;
        DefaultQueryMatcher matcher = new DefaultQueryMatcher();
        return bson -> matcher.matches(needed == null ? bson.decode() : bson.decode(needed), filter);
    }

    static Stream<Bson> stream(Iterator<Bson> documents) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(documents, Spliterator.ORDERED), false);
    }

    /** The first match, null if there is none. */
    Bson first(StoredCollection collection) {
        Iterator<Bson> found = new Find(filter, sort, skip, 1).in(collection).iterator();
        return found.hasNext() ? found.next() : null;
    }

    /** All matches at once, for changes that must not see their own effects. */
    List<Bson> list(StoredCollection collection) {
        return new ArrayList<>(in(collection).toList());
    }
}
