package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Dotted paths as queries and indexes use them: through lists they reach every element. */
final class FieldPath {
    private FieldPath() {}

    static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** Adds the top-level fields that a filter looks at; false if it may look at any. */
    static boolean addRoots(Document filter, Set<String> roots) {
        for (Map.Entry<String, Object> condition : filter.entrySet()) {
            String name = condition.getKey();
            if (name.equals("$and") || name.equals("$or") || name.equals("$nor")) {
                if (!(condition.getValue() instanceof Collection<?> parts)) {
                    return false;
                }
                for (Object part : parts) {
                    if (!(part instanceof Document inner) || !addRoots(inner, roots)) {
                        return false;
                    }
                }
            } else if (name.startsWith("$")) {
                return false;
            } else {
                roots.add(root(name));
            }
        }
        return true;
    }

    /** All values that an index keeps for a path: the elements of a list, or a single one. */
    static List<Object> values(Document document, String path) {
        List<Object> values = new ArrayList<>(1);
        collect(document, path, values);
        return values;
    }

    private static void collect(Object from, String path, List<Object> into) {
        int dot = path.indexOf('.');
        Object value = from instanceof Document document ? document.getOrMissing(root(path)) : Missing.getInstance();
        if (dot < 0) {
            if (value instanceof Collection<?> list && !list.isEmpty()) {
                into.addAll(list);
            } else {
                into.add(value);
            }
        } else if (value instanceof Collection<?> list) {
            String rest = path.substring(dot + 1);
            list.forEach(item -> collect(item, rest, into));
            if (list.isEmpty()) {
                into.add(Missing.getInstance());
            }
        } else {
            collect(value, path.substring(dot + 1), into);
        }
    }
}
