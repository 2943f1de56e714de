package health.tributary.record.store;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.record.archive.Archived;
import health.tributary.record.archive.Incoming;
import health.tributary.record.archive.MessageOutcome;
import health.tributary.record.archive.RejectedSearch;
import health.tributary.record.archive.RejectedSearch.Position;
import health.tributary.record.archive.TakenSearch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;

/**
 * The documents of {@code messages}: {@code outcome} is there once the message is known to be rejected, {@code outcome.again} while it
 * is being sent again, {@code refused} as long as only its rejection came in, and {@code micros} has what {@code received} lacks.
 */
final class MessageDocuments {
    private static final String DEFLATED = "deflate";
    private static final long NANOS_A_MICRO = 1_000;
    private static final long MICROS_A_MILLI = 1_000;

    private MessageDocuments() {}

    static BsonDocument of(Incoming message, StoredBody body) {
        Envelope envelope = message.envelope();
        BsonDocument document = new BsonDocument(
                        "_id", Fields.text(envelope.id().value()))
                .append("feed", Fields.text(envelope.feed().name()))
                .append("received", Fields.date(envelope.receivedAt()))
                .append("micros", Fields.number(micros(envelope.receivedAt())))
                .append("contentType", Fields.text(envelope.contentType().mediaType()))
                .append("size", Fields.number(message.body().length));
        message.rejection()
                .ifPresent(rejection ->
                        document.append("outcome", outcome(rejection)).append("refused", BsonBoolean.TRUE));
        document.putAll(body(envelope.id(), body));
        return document;
    }

    /** The fields that hold a body, or say where it is: none for an empty one. */
    static BsonDocument body(MessageId id, StoredBody body) {
        BsonDocument fields = new BsonDocument();
        if (body.bytes().length > MongoArchive.INLINE_BYTES) {
            fields.append("bodyFile", Fields.text(id.value()));
        } else if (body.bytes().length > 0) {
            fields.append("body", Fields.bytes(body.bytes()));
        }
        if (body.deflated()) {
            fields.append("encoding", Fields.text(DEFLATED));
        }
        return fields;
    }

    /** The body that a document and, where it names a file, that file hold. */
    static byte[] body(BsonDocument document, byte[] stored) {
        boolean deflated = document.containsKey("encoding");
        return new StoredBody(stored, deflated).body(Math.toIntExact(Fields.number(document, "size")));
    }

    /** A message to be seen through: {@code pending} goes when it has ended. */
    static BsonDocument begun(Incoming message, StoredBody body, Optional<String> claim) {
        BsonDocument document = of(message, body)
                .append("pending", Fields.date(message.envelope().receivedAt()));
        claim.ifPresent(text -> document.append("claim", Fields.text(text)));
        return document;
    }

    private static BsonDocument outcome(Rejection rejection) {
        return new BsonDocument("kind", Fields.text("rejected"))
                .append("reason", Fields.text(rejection.reason().code()))
                .append("place", Fields.text(rejection.place()))
                .append("rule", Fields.text(rejection.rule()));
    }

    /** The filter of a page: {@code outcome.reason} has the index. */
    static BsonDocument filter(RejectedSearch search) {
        Set<Reason> reasons = search.reasons().isEmpty() ? EnumSet.allOf(Reason.class) : search.reasons();
        BsonDocument filter = new BsonDocument(
                "outcome.reason", Searches.field("$in", Fields.texts(new TreeSet<>(reasons), Reason::code)));
        search.feed().ifPresent(feed -> filter.append("feed", Fields.text(feed.name())));
        search.after().ifPresent(position -> behind(filter, position, "$lt"));
        return filter;
    }

    /** The filter of a page: {@code received} has the index. */
    static BsonDocument filter(TakenSearch search) {
        BsonDocument filter = new BsonDocument(
                        "received",
                        new BsonDocument("$gte", Fields.date(search.from())).append("$lt", Fields.date(search.to())))
                .append("refused", Searches.field("$exists", BsonBoolean.FALSE))
                .append("size", Searches.field("$gt", Fields.number(0)))
                .append("contentType", Searches.field("$ne", Fields.text(ContentType.OWN_WRITE.mediaType())));
        search.feed().ifPresent(feed -> filter.append("feed", Fields.text(feed.name())));
        if (search.rejectedOnly()) {
            filter.append("outcome.reason", Searches.field("$exists", BsonBoolean.TRUE));
        }
        search.after().ifPresent(position -> behind(filter, position, "$gt"));
        return filter;
    }

    private static void behind(BsonDocument filter, Position position, String order) {
        BsonDateTime received = Fields.date(position.received());
        BsonDocument tied = Searches.field("received", received)
                .append("_id", Searches.field("$gt", Fields.text(position.id().value())));
        BsonDocument farther = Searches.field("received", Searches.field(order, received));
        filter.append("$or", new BsonArray(List.of(farther, tied)));
    }

    static MessageOutcome outcome(BsonDocument document) {
        return new MessageOutcome(
                new MessageId(Fields.text(document, "_id")),
                new FeedId(Fields.text(document, "feed")),
                ContentType.of(Fields.text(document, "contentType")).orElseThrow(),
                Fields.date(document, "received"),
                Fields.number(document, "size"),
                Optional.ofNullable(document.get("outcome")).map(outcome -> rejection(outcome.asDocument())));
    }

    static Archived read(BsonDocument document, byte[] body) {
        return new Archived(
                new MessageId(Fields.text(document, "_id")),
                new FeedId(Fields.text(document, "feed")),
                ContentType.of(Fields.text(document, "contentType")).orElseThrow(),
                received(document),
                body,
                Optional.ofNullable(document.get("outcome")).map(outcome -> rejection(outcome.asDocument())));
    }

    private static long micros(Instant time) {
        return Math.floorMod(ChronoUnit.MICROS.between(Instant.EPOCH, time), MICROS_A_MILLI);
    }

    private static Instant received(BsonDocument document) {
        long micros = document.containsKey("micros") ? Fields.number(document, "micros") : 0;
        return Fields.date(document, "received").plusNanos(micros * NANOS_A_MICRO);
    }

    private static Rejection rejection(BsonDocument outcome) {
        return new Rejection(
                Reason.of(Fields.text(outcome, "reason")).orElseThrow(),
                Fields.text(outcome, "place"),
                Fields.text(outcome, "rule"));
    }
}
