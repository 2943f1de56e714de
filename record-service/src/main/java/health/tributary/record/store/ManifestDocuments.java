package health.tributary.record.store;

import health.tributary.contract.EntryId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.Manifest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import org.bson.BsonDocument;

/** The documents of {@code applied}. The receipt keeps its microseconds, as clocks compare them. */
final class ManifestDocuments {
    private static final long MICROS = 1_000_000;

    private ManifestDocuments() {}

    static BsonDocument of(Manifest manifest) {
        return new BsonDocument("_id", Fields.text(manifest.key().text()))
                .append(Revisions.FIELD, Fields.number(manifest.revision()))
                .append("mapping", Fields.number(manifest.mapping()))
                .append("received", Fields.number(ChronoUnit.MICROS.between(Instant.EPOCH, manifest.received())))
                .append("entries", Fields.texts(manifest.entries(), EntryId::value));
    }

    static Manifest read(BsonDocument document) {
        String id = Fields.text(document, "_id");
        int slash = id.indexOf('/');
        long micros = Fields.number(document, "received");
        return new Manifest(
                new Manifest.Key(new SubjectId(id.substring(0, slash)), new MessageId(id.substring(slash + 1))),
                Fields.number(document, Revisions.FIELD),
                Math.toIntExact(Fields.number(document, "mapping")),
                Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000),
                new TreeSet<>(Fields.texts(document, "entries", EntryId::new)));
    }
}
