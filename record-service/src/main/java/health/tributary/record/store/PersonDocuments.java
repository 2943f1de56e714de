package health.tributary.record.store;

import health.tributary.contract.EntryId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.StoredPerson;
import health.tributary.record.identity.Move;
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
                .append("moves", Fields.texts(person.moves(), PersonDocuments::text))
                .append(WriteFields.FIELD, WriteFields.of(person.lastWrite()));
    }

    static StoredPerson read(BsonDocument document) {
        return new StoredPerson(
                new PersonId(Fields.text(document, "_id")),
                Fields.texts(document, "members", SubjectId::new),
                Fields.texts(document, "former", PersonId::new),
                document.containsKey("moves") ? Fields.texts(document, "moves", PersonDocuments::move) : List.of(),
                Fields.number(document, Revisions.FIELD),
                WriteFields.read(document));
    }

    /** {@code Encounter/<entry> <from> <to>}. */
    private static String text(Move move) {
        return move.type()
                + '/'
                + move.entry().value()
                + ' '
                + move.from().value()
                + ' '
                + move.to().value();
    }

    private static Move move(String text) {
        String[] words = text.split("[/ ]", -1);
        return new Move(words[0], new EntryId(words[1]), new SubjectId(words[2]), new SubjectId(words[3]));
    }

    /** Between the two writes that move a subject from one person to another, it is in both: the one written to counts. */
    static StoredPerson later(StoredPerson one, StoredPerson other) {
        return one.id().compareTo(other.id()) <= 0 ? one : other;
    }
}
