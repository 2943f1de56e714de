package health.tributary.embedded.store;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import health.tributary.embedded.store.Commands.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one command, checks that it is served, runs it, and makes an error of whatever fails. */
final class Dispatcher {
    static final int MAX_MESSAGE_BYTES = 48_000_000;
    private static final Logger LOGGER = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MAX_WRITE_BATCH = 100_000;
    /** MongoDB 5.0's: new enough for the drivers of today, old enough not to promise what is not here. */
    private static final int WIRE_VERSION = 13;

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findAndModify",
            "create",
            "drop",
            "dropDatabase",
            "createIndexes",
            "dropIndexes");

    private final Log log;
    private final Cursors cursors;
    private final ReadCommands reads;
    private final WriteCommands writes;
    private final CatalogCommands catalogs;
    private final String address;

    Dispatcher(Catalog catalog, Log log, Cursors cursors, String address) {
        this.log = log;
        this.cursors = cursors;
        this.address = address;
        reads = new ReadCommands(catalog, log, cursors);
        writes = new WriteCommands(catalog, log);
        catalogs = new CatalogCommands(catalog, log, cursors);
    }

    /** Never throws: what fails is answered as MongoDB answers it. */
    Document answer(Document body, Map<String, List<Bson>> sequences) {
        try {
            if (body.isEmpty()) {
                throw Refusals.badValue("a command needs a name");
            }
            String name = ServedCommands.require(body, sequences.keySet());
            Request request = new Request(body.keySet().iterator().next(), body, sequences);
            Document reply;
            try {
                reply = run(name, request);
            } finally {
                if (WRITES.contains(name)) {
                    log.awaitDurable(log.appended());
                }
            }
            return reply.append("operationTime", new BsonTimestamp(log.tick()));
        } catch (MongoServerError e) {
            return error(e.getCode(), e.getCodeName(), e.getMessageWithoutErrorCode());
        } catch (RuntimeException e) {
            // Not its message: that may quote what a client sent.
            IllegalStateException shown = new IllegalStateException(e.getClass().getName());
            shown.setStackTrace(e.getStackTrace());
            LOGGER.error("The embedded store failed at a command", shown);
            return error(
                    8,
                    "UnknownError",
                    "the embedded store failed: " + e.getClass().getSimpleName());
        }
    }

    private static Document error(int code, String name, String message) {
        Document reply = new Document("ok", 0.0).append("errmsg", message).append("code", code);
        reply.putIfNotNull("codeName", name);
        return reply;
    }

    private Document run(String name, Request request) {
        return switch (name) {
            case "hello", "isMaster" -> hello();
            case "ping", "endSessions" -> Commands.ok();
            case "buildInfo" ->
                Commands.ok()
                        .append("version", "5.0.0")
                        .append("versionArray", List.of(5, 0, 0, 0))
                        .append("maxBsonObjectSize", Bson.MAX_BYTES);
            case "find" -> reads.find(request);
            case "aggregate" -> reads.aggregate(request);
            case "count" -> reads.count(request);
            case "distinct" -> reads.distinct(request);
            case "getMore" -> cursors.more(request.body());
            case "killCursors" -> cursors.kill(Commands.list(request.body(), "cursors"));
            case "insert" -> writes.insert(request);
            case "update" -> writes.update(request);
            case "delete" -> writes.delete(request);
            case "findAndModify" -> writes.findAndModify(request);
            case "create" -> catalogs.create(request);
            case "drop" -> catalogs.drop(request);
            case "dropDatabase" -> catalogs.dropDatabase(request);
            case "createIndexes" -> catalogs.createIndexes(request);
            case "dropIndexes" -> catalogs.dropIndexes(request);
            case "listIndexes" -> catalogs.listIndexes(request);
            case "listCollections" -> catalogs.listCollections(request);
            case "listDatabases" -> catalogs.listDatabases(request);
            default -> throw new IllegalStateException("a served command without a home: " + name);
        };
    }

    /** A replica set of one: change streams exist only on replica sets. No sessions are offered. */
    private Document hello() {
        return Commands.ok()
                .append("helloOk", true)
                .append("isWritablePrimary", true)
                .append("ismaster", true)
                .append("secondary", false)
                .append("setName", "rs0")
                .append("setVersion", 1)
                .append("hosts", List.of(address))
                .append("primary", address)
                .append("me", address)
                .append("maxBsonObjectSize", Bson.MAX_BYTES)
                .append("maxMessageSizeBytes", MAX_MESSAGE_BYTES)
                .append("maxWriteBatchSize", MAX_WRITE_BATCH)
                .append("localTime", Instant.now())
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION)
                .append("readOnly", false);
    }
}
