package health.tributary.record.store;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import org.bson.BsonDocument;

/** {@code lastWrite}, as every captured document has it. */
final class WriteFields {
    static final String FIELD = "lastWrite";

    private WriteFields() {}

    static BsonDocument of(LastWrite write) {
        return new BsonDocument("kind", Fields.text(write.kind().code()))
                .append("received", Fields.date(write.received()))
                .append("message", Fields.text(write.message().value()))
                .append("feed", Fields.text(write.feed().name()))
                .append("traceparent", Fields.text(write.traceparent()))
                .append("backfill", Fields.flag(write.backfill()))
                .append("replay", Fields.flag(write.replay()));
    }

    static LastWrite read(BsonDocument document) {
        BsonDocument write = document.getDocument(FIELD);
        return new LastWrite(
                WriteKind.of(Fields.text(write, "kind")).orElseThrow(),
                Fields.date(write, "received"),
                new MessageId(Fields.text(write, "message")),
                new FeedId(Fields.text(write, "feed")),
                Fields.text(write, "traceparent"),
                Fields.flag(write, "backfill"),
                Fields.flag(write, "replay"));
    }
}
