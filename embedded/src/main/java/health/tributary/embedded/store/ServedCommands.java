package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The contract: which of MongoDB's commands the embedded store serves, with which options. Everything else is refused
 * by name, because an option that is accepted and ignored would make embedded and real differ without a word.
 */
final class ServedCommands {
    /** Fields that any command may have. Those of sessions are accepted; transactions have more and are refused. */
    private static final Set<String> ANYWHERE = Set.of(
            "$db",
            "lsid",
            "txnNumber",
            "$clusterTime",
            "$readPreference",
            "readConcern",
            "writeConcern",
            "comment",
            "maxTimeMS",
            "apiVersion",
            "apiStrict",
            "apiDeprecationErrors");

    private static final Map<String, Set<String>> OPTIONS = new HashMap<>();
    private static final Map<String, String> NAMES = new HashMap<>();

    /** Stages of the aggregation pipeline that read only their input and that mongo-java-server gets right. */
    private static final Set<String> STAGES = Set.of(
            "$match",
            "$skip",
            "$limit",
            "$sort",
            "$project",
            "$count",
            "$group",
            "$addFields",
            "$unwind",
            "$replaceRoot",
            "$sortByCount",
            "$unionWith",
            "$unset");

    static {
        serve("hello", "helloOk", "client", "compression", "loadBalanced", "speculativeAuthenticate");
        serve("isMaster", "helloOk", "client", "compression", "loadBalanced", "speculativeAuthenticate", "forShell");
        serve("ping");
        serve("buildInfo");
        serve("endSessions");
        serve("killCursors", "cursors");
        serve("getMore", "collection", "batchSize");
        serve(
                "find",
                "filter",
                "sort",
                "projection",
                "skip",
                "limit",
                "batchSize",
                "singleBatch",
                "hint",
                "allowDiskUse",
                "noCursorTimeout",
                "allowPartialResults");
        serve("aggregate", "pipeline", "cursor", "allowDiskUse", "hint", "bypassDocumentValidation");
        serve("count", "query", "skip", "limit", "hint");
        serve("distinct", "key", "query");
        serve("insert", "documents", "ordered", "bypassDocumentValidation");
        serve("update", "updates", "ordered", "bypassDocumentValidation");
        serve("delete", "deletes", "ordered");
        serve(
                "findAndModify",
                "query",
                "sort",
                "remove",
                "update",
                "new",
                "fields",
                "upsert",
                "arrayFilters",
                "hint",
                "bypassDocumentValidation");
        serve("create");
        serve("createIndexes", "indexes", "commitQuorum");
        serve("listIndexes", "cursor");
        serve("dropIndexes", "index");
        serve("drop");
        serve("dropDatabase");
        serve("listCollections", "filter", "nameOnly", "authorizedCollections", "cursor");
        serve("listDatabases", "filter", "nameOnly", "authorizedDatabases");
    }

    private ServedCommands() {}

    private static void serve(String name, String... options) {
        OPTIONS.put(name, Set.of(options));
        NAMES.put(name.toLowerCase(Locale.ROOT), name);
    }

    /** The command's proper name, if it and all its options are served; else CommandNotSupported (115). */
    static String require(Document command, Collection<String> sequences) {
        String stated = command.keySet().iterator().next();
        String name = NAMES.get(stated.toLowerCase(Locale.ROOT));
        if (name == null) {
            throw Refusals.notServed("the command '" + stated + "'");
        }
        boolean first = true;
        for (String field : command.keySet()) {
            boolean asksForNothing = command.get(field) == null || Boolean.FALSE.equals(command.get(field));
            if (!first && !asksForNothing && !ANYWHERE.contains(field)) {
                requireOption(name, field);
            }
            first = false;
        }
        sequences.forEach(field -> requireOption(name, field));
        return name;
    }

    private static void requireOption(String name, String option) {
        if (!OPTIONS.get(name).contains(option)) {
            throw Refusals.notServed("the option '" + option + "' of the command '" + name + "'");
        }
    }

    /** Fails with CommandNotSupported for a part of a statement, such as a collation, that is not in the list. */
    static void requireFields(String where, Document statement, Set<String> served) {
        for (String field : statement.keySet()) {
            if (!served.contains(field)) {
                throw Refusals.notServed("the option '" + field + "' of " + where);
            }
        }
    }

    static void requireStage(Document stage) {
        String name = stage.size() == 1 ? stage.keySet().iterator().next() : "(none)";
        if (!STAGES.contains(name)) {
            throw Refusals.notServed("the pipeline stage '" + name + "'");
        }
    }
}
