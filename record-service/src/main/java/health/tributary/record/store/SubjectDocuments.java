package health.tributary.record.store;

import health.tributary.contract.FeedId;
import health.tributary.contract.LinkId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.StoredSubject;
import java.util.TreeSet;
import org.bson.BsonDocument;

/** The documents of {@code subjects}. {@code subject} repeats the id: all captured documents are keyed by it. */
final class SubjectDocuments {
    private SubjectDocuments() {}

    static BsonDocument of(StoredSubject subject) {
        BsonDocument document = new BsonDocument("_id", Fields.text(subject.id().value()))
                .append("subject", Fields.text(subject.id().value()))
                .append(Revisions.FIELD, Fields.number(subject.revision()))
                .append("directory", Fields.flag(subject.directory()))
                .append("feed", Fields.text(subject.feed().name()))
                .append("received", Fields.date(subject.received()));
        if (!subject.links().isEmpty()) {
            document.append("links", Fields.texts(subject.links(), LinkId::value));
        }
        if (subject.snapshots().length > 0) {
            document.append("snapshots", Fields.bytes(subject.snapshots()));
        }
        return document.append(WriteFields.FIELD, WriteFields.of(subject.lastWrite()));
    }

    static StoredSubject read(BsonDocument document) {
        return new StoredSubject(
                new SubjectId(Fields.text(document, "_id")),
                Fields.number(document, Revisions.FIELD),
                Fields.flag(document, "directory"),
                new FeedId(Fields.text(document, "feed")),
                Fields.date(document, "received"),
                document.containsKey("links")
                        ? new TreeSet<>(Fields.texts(document, "links", LinkId::new))
                        : new TreeSet<>(),
                document.containsKey("snapshots") ? Fields.bytes(document, "snapshots") : new byte[0],
                WriteFields.read(document));
    }
}
