package health.tributary.record.store;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.StoredEntry;
import health.tributary.record.fold.IndexFields;
import health.tributary.record.fold.IndexFields.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonDocument;

/** The documents of {@code entries}. The set comes last: who reads along the document finds the rest first. */
final class EntryDocuments {
    static final String SET = "set";

    private EntryDocuments() {}

    static BsonDocument of(StoredEntry entry) {
        BsonDocument document = new BsonDocument("_id", Fields.text(entry.id().value()))
                .append("subject", Fields.text(entry.subject().value()))
                .append("type", Fields.text(entry.type()))
                .append("directory", Fields.flag(entry.directory()))
                .append(Revisions.FIELD, Fields.number(entry.revision()))
                .append("exists", Fields.flag(entry.exists()));
        entry.aliasOf().ifPresent(target -> document.append("aliasOf", Fields.text(target.value())));
        return document.append("version", Fields.text(entry.version()))
                .append("updated", Fields.date(entry.updated()))
                .append("resource", Fields.text(entry.resource()))
                .append("index", index(entry.index()))
                .append(WriteFields.FIELD, WriteFields.of(entry.lastWrite()))
                .append(SET, Fields.bytes(entry.set()));
    }

    static StoredEntry stored(BsonDocument document) {
        return new StoredEntry(
                new EntryId(Fields.text(document, "_id")),
                new SubjectId(Fields.text(document, "subject")),
                Fields.text(document, "type"),
                Fields.flag(document, "directory"),
                Fields.number(document, Revisions.FIELD),
                Fields.bytes(document, SET),
                Fields.flag(document, "exists"),
                aliasOf(document),
                Fields.text(document, "version"),
                Fields.date(document, "updated"),
                Fields.text(document, "resource"),
                index(document.getDocument("index")),
                WriteFields.read(document));
    }

    private static Optional<EntryId> aliasOf(BsonDocument document) {
        return document.containsKey("aliasOf")
                ? Optional.of(new EntryId(Fields.text(document, "aliasOf")))
                : Optional.empty();
    }

    private static BsonDocument index(IndexFields index) {
        BsonDocument document = new BsonDocument();
        index.terms().forEach((name, values) -> document.append(name, Fields.texts(values, value -> value)));
        index.date()
                .ifPresent(period -> document.append(
                        "date",
                        new BsonDocument("from", Fields.date(period.from())).append("to", Fields.date(period.to()))));
        return document;
    }

    private static IndexFields index(BsonDocument document) {
        Map<String, List<String>> terms = new TreeMap<>();
        document.forEach((name, value) -> {
            if (value.isArray()) {
                terms.put(name, Fields.texts(document, name, text -> text));
            }
        });
        return new IndexFields(terms, date(document));
    }

    private static Optional<Period> date(BsonDocument index) {
        return Optional.ofNullable(index.get("date"))
                .map(date -> new Period(Fields.date(date.asDocument(), "from"), Fields.date(date.asDocument(), "to")));
    }
}
