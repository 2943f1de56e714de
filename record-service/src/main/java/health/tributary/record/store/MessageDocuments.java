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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;

/** The documents of {@code messages}: {@code outcome} is there once the message is known to be rejected. */
final class MessageDocuments {
    private static final String DEFLATED = "deflate";

    private MessageDocuments() {}

    static BsonDocument of(Incoming message, StoredBody body) {
        Envelope envelope = message.envelope();
        BsonDocument document = new BsonDocument(
                        "_id", Fields.text(envelope.id().value()))
                .append("feed", Fields.text(envelope.feed().name()))
                .append("received", Fields.date(envelope.receivedAt()))
                .append("contentType", Fields.text(envelope.contentType().mediaType()))
                .append("size", Fields.number(message.body().length));
        message.rejection().ifPresent(rejection -> document.append("outcome", outcome(rejection)));
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
        search.after().ifPresent(position -> {
            BsonDateTime received = Fields.date(position.received());
            BsonDocument tied = Searches.field("received", received)
                    .append(
                            "_id",
                            Searches.field("$gt", Fields.text(position.id().value())));
            BsonDocument earlier = Searches.field("received", Searches.field("$lt", received));
            filter.append("$or", new BsonArray(List.of(earlier, tied)));
        });
        return filter;
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
                Fields.date(document, "received"),
                body,
                Optional.ofNullable(document.get("outcome")).map(outcome -> rejection(outcome.asDocument())));
    }

    private static Rejection rejection(BsonDocument outcome) {
        return new Rejection(
                Reason.of(Fields.text(outcome, "reason")).orElseThrow(),
                Fields.text(outcome, "place"),
                Fields.text(outcome, "rule"));
    }
}
