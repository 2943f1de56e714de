package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an update makes of one document: by mongo-java-server's update operators, applied in a throw-away collection
 * that holds just that document.
 */
final class UpdateOperators {
    private static final CursorRegistry NO_CURSORS = new CursorRegistry();
    private static final MemoryDatabase SCRATCH = new MemoryDatabase("scratch", NO_CURSORS);

    private UpdateOperators() {}

    static boolean isReplacement(Bson update) {
        return !update.firstField().startsWith("$");
    }

    /** The updated document; with {@code old == null} the one that an upsert inserts. */
    static Bson apply(Bson old, Document filter, Document update, List<?> arrayFilters) {
        MemoryCollection one = new MemoryCollection(SCRATCH, "one", CollectionOptions.withDefaults(), NO_CURSORS);
        if (old != null) {
            one.addDocument(old.decode());
        }
        Document command = new Document("query", filter)
                .append("update", update)
                .append("new", true)
                .append("upsert", old == null);
        if (!arrayFilters.isEmpty()) {
            command.append("arrayFilters", arrayFilters);
        }
        Document updated = (Document) one.findAndModify(command).get("value");
        return Bson.of(Objects.requireNonNull(updated, "an update of a matching document has a result"));
    }

    /** MongoDB's updateDescription: changed and removed paths. A list that differs is stated whole. */
    static Bson describe(Bson old, Bson updated) {
        Document changed = new Document();
        List<Object> removed = new ArrayList<>();
        compare("", old.decode(), updated.decode(), changed, removed);
        return Bson.of(new Document("updatedFields", changed)
                .append("removedFields", removed)
                .append("truncatedArrays", List.of()));
    }

    private static void compare(String at, Document old, Document now, Document changed, List<Object> removed) {
        for (String field : old.keySet()) {
            if (!now.containsKey(field)) {
                removed.add(at + field);
            }
        }
        now.forEach((field, value) -> {
            Object before = old.get(field);
            if (before instanceof Document a && value instanceof Document b) {
                compare(at + field + ".", a, b, changed, removed);
            } else if (!old.containsKey(field) || !Objects.equals(before, value)) {
                changed.put(at + field, value);
            }
        });
    }
}
