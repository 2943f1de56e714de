package health.tributary.normalizer.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A page of the archive, read under the current mapping. Pure. */
public final class ArchivedMessages {
    private static final Rejection DEFECT = new Rejection(Reason.DEFECT, "", "the mapping failed");

    private ArchivedMessages() {}

    /**
     * What messages say now.
     *
     * @param messages {@code id}, {@code feed}, {@code contentType}, {@code received} and, in base64, {@code body}
     * @return {@code messages}, each with its {@code id} and either {@code batches} or {@code rejection}; those without a body are
     *     left out. Throws {@link IllegalArgumentException} where the page is none
     */
    public static ObjectNode read(JsonNode messages, Normalizer normalizer) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode read = answer.putArray("messages");
        for (JsonNode message : messages) {
            if (message.has("body")) {
                read.add(one(message, normalizer));
            }
        }
        return answer;
    }

    private static ObjectNode one(JsonNode message, Normalizer normalizer) {
        byte[] body = Base64.getDecoder().decode(message.path("body").asText());
        Envelope envelope = envelope(message);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", envelope.id().value());
        Outcome outcome = outcome(body, envelope, normalizer);
        if (outcome instanceof Rejected rejected) {
            json.putObject("rejection")
                    .put("reason", rejected.rejection().reason().code())
                    .put("place", rejected.rejection().place())
                    .put("rule", rejected.rejection().rule());
        } else if (outcome instanceof Normalized normalized) {
            ArrayNode batches = json.putArray("batches");
            normalized.batches().forEach(batch -> batches.add(StatementCodec.encode(batch)));
        }
        return json;
    }

    private static Envelope envelope(JsonNode message) {
        try {
            return new Envelope(
                    new MessageId(message.path("id").asText()),
                    new FeedId(message.path("feed").asText()),
                    ContentType.of(message.path("contentType").asText())
                            .orElseThrow(() -> new IllegalArgumentException("no format")),
                    Instant.parse(message.path("received").asText()),
                    Optional.empty(),
                    Operators.UNTRACED,
                    true,
                    true);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    /** As in the stream: what throws is a defect of the mapping, of this one message. */
    private static Outcome outcome(byte[] body, Envelope envelope, Normalizer normalizer) {
        try {
            return normalizer.normalize(body, envelope);
        } catch (RuntimeException | StackOverflowError e) {
            return new Rejected(DEFECT, List.of());
        }
    }
}
