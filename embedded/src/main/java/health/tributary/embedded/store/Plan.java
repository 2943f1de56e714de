package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a filter is read: through which index, by which ranges of keys, and what is left to be checked on each document.
 *
 * @param index null for the documents' own order by {@code _id}
 * @param residual the filter without what the ranges assure
 * @param sorted whether the documents come in the wanted order already
 * @param score 0 if all documents are read; higher is better
 */
record Plan(CollectionIndex index, List<Range> ranges, Document residual, boolean sorted, boolean reverse, int score) {
    private static final int MAX_RANGES = 20_000;
    private static final int UNIQUE_MATCH = 1_000;

    /** Called under the collection's lock or not: the list of indexes is a copy. */
    static Plan of(StoredCollection collection, Document filter, Document sort) {
        Bounds bounds = Bounds.of(filter);
        Plan best = of(null, List.of(Bson.ID), bounds, filter, sort);
        for (CollectionIndex index : collection.indexes()) {
            Plan plan = of(index, index.spec().paths(), bounds, filter, sort);
            if (plan.score > best.score || (plan.score == best.score && plan.sorted && !best.sorted)) {
                best = plan;
            }
        }
        return best;
    }

    private static Plan of(CollectionIndex index, List<String> paths, Bounds bounds, Document filter, Document sort) {
        List<byte[]> prefixes = List.of(new byte[0]);
        Set<String> assured = new HashSet<>();
        int equal = 0;
        while (equal < paths.size()) {
            List<Object> values = bounds.equal().get(paths.get(equal));
            if (values == null || (long) prefixes.size() * values.size() > MAX_RANGES) {
                break;
            }
            NavigableMap<byte[], byte[]> longer = new TreeMap<>(Arrays::compareUnsigned);
            for (byte[] prefix : prefixes) {
                values.forEach(value -> {
                    byte[] key = OrderKey.append(prefix, value);
                    longer.put(key, key);
                });
            }
            prefixes = List.copyOf(longer.keySet());
            assured.add(paths.get(equal++));
        }
        Bounds.Interval interval = equal < paths.size() ? bounds.intervals().get(paths.get(equal)) : null;
        List<Range> ranges = new ArrayList<>(prefixes.size());
        for (byte[] prefix : prefixes) {
            ranges.add(
                    interval == null
                            ? Range.startingWith(prefix)
                            : interval.behind(prefix, index != null && index.multikey()));
        }
        if (interval != null) {
            assured.add(paths.get(equal));
        }
        int score = 10 * equal + (interval == null ? 0 : 5);
        if (equal == paths.size() && (index == null || index.spec().unique())) {
            score += UNIQUE_MATCH;
        }
        boolean complete = index == null || holdsAllMatches(index.spec(), bounds, equal > 0);
        if (!complete) {
            return new Plan(null, List.of(Range.ALL), filter, false, false, 0);
        }
        boolean exact = index == null || !index.multikey();
        Order order = exact && prefixes.size() == 1 ? Order.of(paths, equal, bounds, sort) : Order.OTHER;
        return new Plan(
                index,
                ranges,
                exact ? bounds.without(assured, filter) : filter,
                order != Order.OTHER,
                order == Order.REVERSE,
                score);
    }

    /** A sparse or partial index serves only filters that no document outside it can match. */
    private static boolean holdsAllMatches(IndexSpec spec, Bounds bounds, boolean leadingIsBound) {
        if (spec.sparse()
                && !(leadingIsBound && bounds.excludesMissing(spec.paths().get(0)))) {
            return false;
        }
        return spec.required().stream().allMatch(bounds::excludesMissing);
    }

    Iterator<Bson> open(StoredCollection collection) {
        return new Scan(collection, index, ranges, reverse);
    }

    private enum Order {
        FORWARD,
        REVERSE,
        OTHER;

        /** Behind the paths that are bound to one value, an index is ordered by its next paths, then by _id. */
        static Order of(List<String> paths, int equal, Bounds bounds, Document sort) {
            List<String> following = new ArrayList<>(paths.subList(equal, paths.size()));
            if (!following.contains(Bson.ID) && !paths.contains(Bson.ID)) {
                following.add(Bson.ID);
            }
            Order order = null;
            int at = 0;
            for (Map.Entry<String, Object> by : sort.entrySet()) {
                if (bounds.single(by.getKey())) {
                    continue;
                }
                if (!(by.getValue() instanceof Number direction)
                        || at >= following.size()
                        || !following.get(at++).equals(by.getKey())) {
                    return OTHER;
                }
                Order wanted = direction.intValue() > 0 ? FORWARD : REVERSE;
                if (order != null && order != wanted) {
                    return OTHER;
                }
                order = wanted;
            }
            return order == null ? FORWARD : order;
        }
    }

    /** What a filter says of single paths, as far as an index can use it. */
    private record Bounds(
            Map<String, List<Object>> equal, Map<String, Interval> intervals, Set<String> exact, Set<String> present) {

        record Interval(Object low, boolean lowIncluded, Object high, boolean highIncluded) {
            /** With several keys a document, a lower and an upper bound may be met by different ones: one must do. */
            Range behind(byte[] prefix, boolean oneBoundOnly) {
                byte[] from = low == null ? null : OrderKey.append(prefix, low);
                byte[] to = high == null || (oneBoundOnly && low != null) ? null : OrderKey.append(prefix, high);
                byte[] start = from == null ? OrderKey.typeOf(prefix, to) : lowIncluded ? from : OrderKey.after(from);
                byte[] end = to == null ? OrderKey.afterType(prefix, from) : highIncluded ? OrderKey.after(to) : to;
                return new Range(start, end);
            }
        }

        static Bounds of(Document filter) {
            Bounds bounds = new Bounds(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>(), new HashSet<>());
            bounds.add(filter, true);
            return bounds;
        }

        private void add(Document filter, boolean top) {
            for (Map.Entry<String, Object> condition : filter.entrySet()) {
                String path = condition.getKey();
                if (path.equals("$and") && condition.getValue() instanceof Collection<?> parts) {
                    parts.forEach(part -> {
                        if (part instanceof Document inner) {
                            add(inner, false);
                        }
                    });
                } else if (!path.startsWith("$") && !equal.containsKey(path) && !intervals.containsKey(path)) {
                    addCondition(path, condition.getValue(), top);
                }
            }
        }

        private void addCondition(String path, Object value, boolean top) {
            if (!(value instanceof Document operators) || OrderKey.isKey(value)) {
                if (OrderKey.isKey(value)) {
                    equal.put(path, singleton(value));
                    addExact(path, top && value != null);
                }
                return;
            }
            if (Commands.truth(operators.get("$exists"))) {
                present.add(path);
            }
            if (operators.containsKey("$eq") && OrderKey.isKey(operators.get("$eq"))) {
                equal.put(path, singleton(operators.get("$eq")));
                addExact(path, top && operators.size() == 1 && operators.get("$eq") != null);
            } else if (operators.get("$in") instanceof Collection<?> values
                    && values.stream().allMatch(OrderKey::isKey)) {
                equal.put(path, new ArrayList<Object>(values));
                addExact(path, top && operators.size() == 1 && values.stream().noneMatch(Objects::isNull));
            } else {
                addInterval(path, operators, top);
            }
        }

        private static List<Object> singleton(Object value) {
            List<Object> values = new ArrayList<>(1);
            values.add(value);
            return values;
        }

        private void addInterval(String path, Document operators, boolean top) {
            Object low = operators.getOrDefault("$gt", operators.get("$gte"));
            Object high = operators.getOrDefault("$lt", operators.get("$lte"));
            boolean usable = (low != null || high != null)
                    && OrderKey.isKey(low)
                    && OrderKey.isKey(high)
                    && (low == null || high == null || OrderKey.of(low)[0] == OrderKey.of(high)[0]);
            if (usable) {
                intervals.put(
                        path, new Interval(low, !operators.containsKey("$gt"), high, !operators.containsKey("$lt")));
                int bounds = (low == null ? 0 : 1) + (high == null ? 0 : 1);
                addExact(path, top && operators.size() == bounds);
            }
        }

        /** Dotted paths may pass through lists, where a key says less than the filter does. */
        private void addExact(String path, boolean byItself) {
            if (byItself && path.indexOf('.') < 0) {
                exact.add(path);
            }
        }

        boolean single(String path) {
            return equal.containsKey(path) && equal.get(path).size() == 1;
        }

        boolean excludesMissing(String path) {
            return present.contains(path)
                    || intervals.containsKey(path)
                    || (equal.containsKey(path) && !equal.get(path).contains(null));
        }

        Document without(Set<String> assured, Document filter) {
            Document rest = new Document();
            filter.forEach((path, condition) -> {
                if (!(assured.contains(path) && exact.contains(path))) {
                    rest.put(path, condition);
                }
            });
            return rest;
        }
    }
}
