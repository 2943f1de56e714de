package health.tributary.record.store;

import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.WriteKind;
import health.tributary.record.apply.ShownEntry;
import health.tributary.record.fold.IndexFields;
import health.tributary.record.fold.IndexFields.Period;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.codecs.Decoder;
import org.bson.codecs.DecoderContext;

/**
 * Reads the documents of {@code entries} as readers see them, without the trees that the driver would make: a person's whole
 * record is a thousand of them.
 */
final class ShownEntries implements Decoder<ShownEntry> {
    @Override
    public ShownEntry decode(BsonReader reader, DecoderContext context) {
        String id = "";
        String subject = "";
        String type = "";
        boolean directory = false;
        long revision = 0;
        boolean exists = false;
        Optional<EntryId> aliasOf = Optional.empty();
        String version = "";
        long updated = 0;
        String resource = "";
        Optional<Period> date = Optional.empty();
        Set<String> hangsOn = new HashSet<>();
        LastWrite write = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> id = reader.readString();
                case "subject" -> subject = reader.readString();
                case "type" -> type = reader.readString();
                case "directory" -> directory = reader.readBoolean();
                case Revisions.FIELD -> revision = reader.readInt64();
                case "exists" -> exists = reader.readBoolean();
                case "aliasOf" -> aliasOf = Optional.of(new EntryId(reader.readString()));
                case "version" -> version = reader.readString();
                case "updated" -> updated = reader.readDateTime();
                case "resource" -> resource = reader.readString();
                case "index" -> date = index(reader, hangsOn);
                case WriteFields.FIELD -> write = write(reader);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new ShownEntry(
                new EntryId(id),
                new SubjectId(subject),
                type,
                directory,
                revision,
                exists,
                aliasOf,
                version,
                Instant.ofEpochMilli(updated),
                resource,
                date,
                hangsOn,
                write);
    }

    private static Optional<Period> index(BsonReader reader, Set<String> hangsOn) {
        Optional<Period> date = Optional.empty();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "date" -> date = Optional.of(period(reader));
                case IndexFields.HANGING -> texts(reader, hangsOn);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return date;
    }

    private static void texts(BsonReader reader, Set<String> into) {
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            into.add(reader.readString());
        }
        reader.readEndArray();
    }

    private static Period period(BsonReader reader) {
        reader.readStartDocument();
        Instant from = Instant.ofEpochMilli(reader.readDateTime("from"));
        Instant to = Instant.ofEpochMilli(reader.readDateTime("to"));
        reader.readEndDocument();
        return new Period(from, to);
    }

    // In the order in which WriteFields writes them.
    private static LastWrite write(BsonReader reader) {
        reader.readStartDocument();
        LastWrite write = new LastWrite(
                WriteKind.of(reader.readString("kind")).orElseThrow(),
                Instant.ofEpochMilli(reader.readDateTime("received")),
                new MessageId(reader.readString("message")),
                new FeedId(reader.readString("feed")),
                reader.readString("traceparent"),
                reader.readBoolean("backfill"),
                reader.readBoolean("replay"));
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            reader.skipName();
            reader.skipValue();
        }
        reader.readEndDocument();
        return write;
    }
}
