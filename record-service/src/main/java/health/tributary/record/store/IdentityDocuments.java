package health.tributary.record.store;

import health.tributary.contract.SubjectId;
import health.tributary.contract.codec.IdentityCodec;
import health.tributary.contract.identity.IdentityStatement;
import java.util.List;
import org.bson.BsonDocument;

/** The documents of {@code identity}: written once, never changed. */
final class IdentityDocuments {
    private IdentityDocuments() {}

    static BsonDocument of(IdentityStatement statement) {
        return new BsonDocument("_id", Fields.text(statement.id()))
                .append("subject", Fields.text(statement.first().value()))
                .append("about", Fields.texts(List.of(statement.first(), statement.second()), SubjectId::value))
                .append("kind", Fields.text(statement.kind().name()))
                .append("rank", Fields.text(statement.rank().name()))
                .append("statement", Fields.bytes(IdentityCodec.encodeStatement(statement)));
    }

    static IdentityStatement read(BsonDocument document) {
        return IdentityCodec.decodeStatement(Fields.bytes(document, "statement"));
    }
}
