package health.tributary.embedded.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;

/** The errors that a client may get, with MongoDB's codes. None of them quotes a value: values may be health data. */
final class Refusals {
    static final int DUPLICATE_KEY = 11000;
    static final int HISTORY_LOST = 286;
    static final int NOT_SUPPORTED = 115;

    private Refusals() {}

    static MongoServerError badValue(String message) {
        return new MongoServerError(2, "BadValue", message);
    }

    static MongoServerError notServed(String what) {
        return new MongoServerError(NOT_SUPPORTED, "CommandNotSupported", "the embedded store does not serve " + what);
    }

    static MongoServerError duplicateKey(String collection, String index, List<String> paths) {
        return new MongoServerError(
                DUPLICATE_KEY,
                "DuplicateKey",
                "E11000 duplicate key error collection: " + collection + " index: " + index + " dup key: { "
                        + String.join(": ?, ", paths) + ": ? }");
    }

    static MongoServerError immutableId() {
        return new MongoServerError(66, "ImmutableField", "the (immutable) field '_id' may not be altered");
    }

    static MongoServerError historyLost() {
        return new MongoServerError(
                HISTORY_LOST,
                "ChangeStreamHistoryLost",
                "Resume of change stream was not possible, as the resume point may no longer be in the oplog.");
    }

    static MongoServerError cursorNotFound(long id) {
        return new MongoServerError(43, "CursorNotFound", "cursor id " + id + " not found");
    }
}
