package health.tributary.record.store;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.identity.Move;
import health.tributary.record.apply.StoredPerson;
import java.util.List;
import org.bson.BsonDocument;

/** The documents of {@code persons}. */
final class PersonDocuments {
    private PersonDocuments() {}

    static BsonDocument of(StoredPerson person) {
        return new BsonDocument("_id", Fields.text(person.id().value()))
                .append("subject", Fields.text(person.id().value()))
                .append(Revisions.FIELD, Fields.number(person.revision()))
                .append("members", Fields.texts(person.members(), SubjectId::value))
                .append("former", Fields.texts(person.former(), PersonId::value))
                .append("moves", Fields.texts(person.moves(), Move::text))
                .append(WriteFields.FIELD, WriteFields.of(person.lastWrite()));
    }

    static StoredPerson read(BsonDocument document) {
        return new StoredPerson(
                new PersonId(Fields.text(document, "_id")),
                Fields.texts(document, "members", SubjectId::new),
                Fields.texts(document, "former", PersonId::new),
                document.containsKey("moves") ? Fields.texts(document, "moves", Move::of) : List.of(),
                Fields.number(document, Revisions.FIELD),
                WriteFields.read(document));
    }

    /** Between the two writes that move a subject from one person to another, it is in both: the one written to counts. */
    static StoredPerson later(StoredPerson one, StoredPerson other) {
        return one.id().compareTo(other.id()) <= 0 ? one : other;
    }
}
