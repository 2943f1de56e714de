package health.tributary.pipeline;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.record.write.Interaction;
import health.tributary.record.write.OwnStatements;
import health.tributary.record.write.OwnWrite;
import health.tributary.record.write.OwnWriteCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person writes into their own record, as it is archived, and the record-service's step from there to statements. */
final class OwnEntry {
    private static final String NO_TRACE = "00-00000000000000000000000000000000-0000000000000000-00";

    private OwnEntry() {}

    /** A new entry. */
    static Recorded of(SubjectId subject, byte[] resource, Instant at) {
        String text = new String(resource, StandardCharsets.UTF_8);
        String type = PrettyJson.tree(text).path("resourceType").asText();
        OwnWrite write = new OwnWrite(subject, Interaction.CREATE, type, Optional.empty(), at, text);
        byte[] body = OwnWriteCodec.encode(write);
        MessageId id = MessageId.of(FeedId.PORTAL, body);
        return new Recorded(
                new Envelope(
                        id, FeedId.PORTAL, ContentType.OWN_WRITE, at, Optional.of(subject), NO_TRACE, false, false),
                body);
    }

    static Outcome outcome(Recorded record, IdKey key) {
        OwnWrite write = OwnWriteCodec.decode(record.body());
        return new Normalized(
                List.of(OwnStatements.of(record.envelope().id(), write, key, NO_TRACE)), List.of(), List.of());
    }
}
