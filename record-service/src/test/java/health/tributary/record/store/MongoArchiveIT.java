package health.tributary.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.record.apply.Samples;
import health.tributary.record.archive.Archive;
import health.tributary.record.archive.ArchiveContract;
import health.tributary.record.archive.Archived;
import health.tributary.record.archive.Incoming;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoArchiveIT implements ArchiveContract {
    @RegisterExtension
    static final EmbeddedMongo MONGO = new EmbeddedMongo();

    private MongoDatabase database;
    private Archive archive;

    @BeforeEach
    void empty() {
        database = MONGO.fresh();
        archive = new MongoArchive(database);
    }

    @Override
    public Archive archive() {
        return archive;
    }

    @Test
    void chunksOfAWriterThatEndedAreReplaced() {
        String id = Samples.message("large").value();
        database.getCollection("bodies.chunks", BsonDocument.class)
                .insertOne(new BsonDocument("files_id", new BsonString(id))
                        .append("n", new BsonInt32(0))
                        .append("data", new BsonString("half")));
        byte[] body = new byte[400_000];
        new Random(1).nextBytes(body);
        Envelope envelope = new Envelope(
                Samples.message("large"),
                Samples.FEED,
                ContentType.HL7V2,
                Samples.NOON,
                Optional.empty(),
                "00-1-2-01",
                false,
                false);
        archive.keep(List.of(new Incoming(envelope, body, Optional.empty())));
        assertThat(archive.read(Samples.message("large")).map(Archived::body).orElseThrow())
                .isEqualTo(body);
    }
}
