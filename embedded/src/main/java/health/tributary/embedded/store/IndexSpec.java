package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an index is: its name, its paths, and which documents it holds.
 *
 * @param required paths that a document must have to be in the index (from {@code partialFilterExpression} with
 *     {@code $exists: true}, the only form served)
 * @param sparse the index holds only documents that have at least one of the paths
 * @param stated the description as the client gave it, for listIndexes and the log
 */
record IndexSpec(
        String name, List<String> paths, boolean unique, boolean sparse, List<String> required, Document stated) {
    private static final Set<String> SERVED = Set.of("v", "key", "name", "unique", "sparse", "background", "ns");

    static IndexSpec of(Document stated) {
        if (!(stated.get("key") instanceof Document key) || key.isEmpty()) {
            throw Refusals.badValue("an index needs a key");
        }
        List<String> required = new ArrayList<>();
        for (String option : stated.keySet()) {
            if (option.equals("partialFilterExpression")) {
                required = requiredPaths(stated.get(option));
            } else if (!SERVED.contains(option)) {
                throw Refusals.notServed("the index option '" + option + "'");
            }
        }
        for (Map.Entry<String, Object> path : key.entrySet()) {
            if (!(path.getValue() instanceof Number) || !path.getKey().matches("[^$.][^$.]*(\\.[^$.0-9][^$.]*)*")) {
                throw Refusals.notServed("an index of the kind '" + path.getKey() + ": " + path.getValue() + "'");
            }
        }
        Object name = stated.getOrDefault("name", "");
        return new IndexSpec(
                name.toString(),
                List.copyOf(key.keySet()),
                Commands.truth(stated.get("unique")),
                Commands.truth(stated.get("sparse")),
                List.copyOf(required),
                stated);
    }

    private static List<String> requiredPaths(Object filter) {
        List<String> paths = new ArrayList<>();
        if (filter instanceof Document conditions) {
            conditions.forEach((path, condition) -> {
                if (path.startsWith("$")
                        || !(condition instanceof Document exists)
                        || !exists.keySet().equals(Set.of("$exists"))
                        || !Commands.truth(exists.get("$exists"))) {
                    throw Refusals.notServed("a partialFilterExpression other than {$exists: true}");
                }
                paths.add(path);
            });
        }
        return paths;
    }

    boolean isPrimary() {
        return paths.equals(List.of(Bson.ID));
    }

    /** True when it is the very same index; fails when it clashes with this one by name or by keys. */
    boolean isSameAs(IndexSpec other) {
        boolean sameKeys = stated.get("key").equals(other.stated.get("key"));
        boolean sameOptions = unique == other.unique && sparse == other.sparse && required.equals(other.required);
        if (name.equals(other.name) && !(sameKeys && sameOptions)) {
            throw new MongoServerError(
                    86, "IndexKeySpecsConflict", "An index named '" + name + "' exists with another definition");
        }
        if (sameKeys && sameOptions && !name.equals(other.name)) {
            throw new MongoServerError(
                    85, "IndexOptionsConflict", "Index already exists with a different name: " + name);
        }
        return name.equals(other.name);
    }
}
