package health.tributary.record.store;

import health.tributary.contract.SubjectId;
import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.identity.IdentityStatement;
import java.util.List;
import java.util.TreeSet;
import org.bson.BsonDocument;

/** The documents of {@code identity}: replaced only where a copy with an earlier clock comes in. */
final class IdentityDocuments {
    private IdentityDocuments() {}

    /** What copies of a statement share: message, position, kind and pair. */
    static String id(IdentityStatement statement) {
        TreeSet<SubjectId> pair = new TreeSet<>(List.of(statement.first(), statement.second()));
        return statement.id() + "/" + statement.kind().name() + "/" + pair.first() + "/" + pair.last();
    }

    static BsonDocument of(IdentityStatement statement, long revision) {
        return new BsonDocument("_id", Fields.text(id(statement)))
                .append("subject", Fields.text(statement.first().value()))
                .append(Revisions.FIELD, Fields.number(revision))
                .append("about", Fields.texts(List.of(statement.first(), statement.second()), SubjectId::value))
                .append("kind", Fields.text(statement.kind().name()))
                .append("rank", Fields.text(statement.rank().name()))
                .append("statement", Fields.bytes(IdentityCodec.encodeStatement(statement)));
    }

    static IdentityStatement read(BsonDocument document) {
        return IdentityCodec.decodeStatement(Fields.bytes(document, "statement"));
    }
}
