package health.tributary.record.store;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Metric;
import health.tributary.record.series.DayKey;
import health.tributary.record.series.Portion;
import health.tributary.record.series.ShownDay;
import health.tributary.record.series.StoredDay;
import health.tributary.record.series.StoredSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The documents of {@code series}: days, and the slices of days that are too full for one. A slice names neither metric nor
 * day, so that no search finds it and the change capture tells it apart.
 */
final class SeriesDocuments {
    static final String SET = "set";
    static final String SLICES = "slices";
    static final String RESOURCE = "resource";

    private SeriesDocuments() {}

    static BsonDocument of(StoredDay day) {
        BsonDocument document = new BsonDocument(
                        "_id", Fields.text(day.key().id().value()))
                .append("subject", Fields.text(day.key().subject().value()))
                .append("metric", Fields.text(day.key().metric().code()))
                .append("day", Fields.text(day.key().day().toString()))
                .append(Revisions.FIELD, Fields.number(day.revision()))
                .append("exists", Fields.flag(!day.portion().isEmpty()))
                .append("version", Fields.text(day.portion().version()))
                .append("updated", Fields.date(day.portion().updated()))
                .append("portion", PortionDocuments.of(day.portion()))
                .append(RESOURCE, Fields.text(day.resource()));
        if (!day.cut().isEmpty()) {
            document.append("cut", Fields.texts(day.cut(), path -> path));
        }
        if (!day.slices().isEmpty()) {
            List<BsonValue> slices = new ArrayList<>();
            day.slices()
                    .forEach((path, portion) ->
                            slices.add(PortionDocuments.of(portion).append("path", Fields.text(path))));
            document.append(SLICES, new BsonArray(slices));
        }
        return document.append(WriteFields.FIELD, WriteFields.of(day.lastWrite()))
                .append(SET, Fields.bytes(day.set()));
    }

    static StoredDay day(BsonDocument document) {
        SortedMap<String, Portion> slices = new TreeMap<>();
        if (document.containsKey(SLICES)) {
            document.getArray(SLICES)
                    .forEach(slice -> slices.put(
                            Fields.text(slice.asDocument(), "path"), PortionDocuments.read(slice.asDocument())));
        }
        return new StoredDay(
                key(document),
                Fields.number(document, Revisions.FIELD),
                Fields.bytes(document, SET),
                document.containsKey("cut")
                        ? new TreeSet<>(Fields.texts(document, "cut", path -> path))
                        : new TreeSet<>(),
                slices,
                PortionDocuments.read(document.getDocument("portion")),
                Fields.text(document, RESOURCE),
                WriteFields.read(document));
    }

    static ShownDay shown(BsonDocument document) {
        return new ShownDay(
                key(document),
                PortionDocuments.read(document.getDocument("portion")),
                document.containsKey(RESOURCE) ? Fields.text(document, RESOURCE) : "",
                WriteFields.read(document));
    }

    private static DayKey key(BsonDocument document) {
        return new DayKey(
                new SubjectId(Fields.text(document, "subject")),
                Metric.of(Fields.text(document, "metric")).orElseThrow(),
                LocalDate.parse(Fields.text(document, "day")));
    }

    static BsonDocument of(StoredSlice slice) {
        return new BsonDocument("_id", Fields.text(slice.key().text()))
                .append("subject", Fields.text(slice.subject().value()))
                .append(Revisions.FIELD, Fields.number(slice.revision()))
                .append(SET, Fields.bytes(slice.set()));
    }

    static StoredSlice slice(BsonDocument document) {
        String id = Fields.text(document, "_id");
        int slash = id.indexOf('/');
        return new StoredSlice(
                new StoredSlice.Key(new EntryId(id.substring(0, slash)), id.substring(slash + 1)),
                new SubjectId(Fields.text(document, "subject")),
                Fields.number(document, Revisions.FIELD),
                Fields.bytes(document, SET));
    }
}
