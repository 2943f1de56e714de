package health.tributary.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import java.time.Instant;

/**
 * One change: a record of the write-ahead log and, for the kinds that MongoDB shows, an event of the change stream.
 *
 * @param time seconds since 1970 in the upper, a counter in the lower 32 bits; strictly increasing over the store
 * @param wall when it was written
 * @param namespace {@code database.collection}
 * @param key {@code {_id: …}} of the document, null for kinds that are not about a document
 * @param document the document as the change left it; for index changes their description; else null
 * @param description MongoDB's updateDescription, for {@link Kind#UPDATE} only
 */
record Event(long time, Instant wall, Kind kind, String namespace, Bson key, Bson document, Bson description) {

    enum Kind {
        INSERT("insert"),
        UPDATE("update"),
        REPLACE("replace"),
        DELETE("delete"),
        DROP("drop"),
        CREATE(null),
        CREATE_INDEX(null),
        DROP_INDEX(null);

        private final String operationType;

        Kind(String operationType) {
            this.operationType = operationType;
        }

        /** MongoDB's name, null if change streams do not show the kind. */
        String operationType() {
            return operationType;
        }
    }

    static Event create(String namespace) {
        return new Event(0, Instant.EPOCH, Kind.CREATE, namespace, null, null, null);
    }

    static Event drop(String namespace) {
        return new Event(0, Instant.EPOCH, Kind.DROP, namespace, null, null, null);
    }

    static Event index(Kind kind, String namespace, Document description) {
        return new Event(0, Instant.EPOCH, kind, namespace, null, Bson.of(description), null);
    }

    Event at(long stampedTime, Instant stampedWall) {
        return new Event(stampedTime, stampedWall, kind, namespace, key, document, description);
    }

    /** Bytes of heap that keeping the event costs at most. */
    int weight() {
        return 200 + size(key) + size(document) + size(description);
    }

    private static int size(Bson bson) {
        return bson == null ? 0 : bson.size();
    }

    void writeTo(ByteBuf out) {
        Document fields = new Document("t", time)
                .append("w", wall)
                .append("k", kind.name())
                .append("n", namespace);
        fields.putIfNotNull("i", key);
        fields.putIfNotNull("d", document);
        fields.putIfNotNull("u", description);
        Bson.write(fields, out);
    }

    static Event read(Bson bson) {
        return new Event(
                (Long) bson.get("t"),
                (Instant) bson.get("w"),
                Kind.valueOf((String) bson.get("k")),
                (String) bson.get("n"),
                bson.sub("i"),
                bson.sub("d"),
                bson.sub("u"));
    }

    String database() {
        return namespace.substring(0, namespace.indexOf('.'));
    }

    String collection() {
        return namespace.substring(namespace.indexOf('.') + 1);
    }

    Document namespaceDocument() {
        return new Document("db", database()).append("coll", collection());
    }

    /** Like MongoDB's: the type byte of a timestamp, then the time, in hexadecimal. */
    static Document token(long time) {
        return new Document("_data", String.format("82%016x", time));
    }

    /** The time in a resume token; fails with InvalidResumeToken for anything that this store did not make. */
    static long timeOf(Object token) {
        Object data = token instanceof Document fields ? fields.get("_data") : Missing.getInstance();
        if (data instanceof String text && text.matches("82[0-9a-f]{16}")) {
            return Long.parseUnsignedLong(text.substring(2), 16);
        }
        throw new de.bwaldvogel.mongo.exception.MongoServerError(
                260, "InvalidResumeToken", "a resume token that this store did not make");
    }

    BsonTimestamp timestamp() {
        return new BsonTimestamp(time);
    }

    @Override
    public String toString() {
        return "Event[" + kind + " of " + namespace + "]";
    }
}
