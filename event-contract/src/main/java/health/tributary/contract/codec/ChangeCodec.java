package health.tributary.contract.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import health.tributary.contract.EntryId;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.change.Change;
import health.tributary.contract.change.EntryChange;
import health.tributary.contract.change.LastWrite;
import health.tributary.contract.change.OtherChange;
import health.tributary.contract.change.PersonChange;
import health.tributary.contract.change.WriteKind;
import health.tributary.contract.reading.Concept;
import health.tributary.contract.reading.Metric;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The value of a record in {@code tributary.changes}: the stored document as Debezium's {@code ExtractNewDocumentState}
 * writes it, in JSON, with {@code __op} and {@code __collection} beside the document's own members. Times are milliseconds
 * since the epoch. Only reading: the store's document is what writes it.
 */
public final class ChangeCodec {
    private static final String DAY_SYSTEM = "http://tributary.health/CodeSystem/day-summary";
    private static final ObjectReader JSON = new ObjectMapper().reader();

    private ChangeCodec() {}

    /** The change of these bytes, or a {@link MalformedRecord}. */
    public static Change decode(byte[] json) {
        JsonNode document = parse(json);
        try {
            String collection = text(document, "__collection");
            return switch (collection) {
                case "entries" -> entry(document);
                case "persons" -> person(document);
                case "series" -> series(document);
                default -> new OtherChange(collection, document.path("subject").asText());
            };
        } catch (IllegalArgumentException e) {
            throw new MalformedRecord("change is malformed at a value");
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MalformedRecord("change is not JSON");
        } catch (IOException e) {
            throw new MalformedRecord("change cannot be read");
        }
    }

    private static EntryChange entry(JsonNode document) {
        return new EntryChange(
                new EntryId(text(document, "_id")),
                new SubjectId(text(document, "subject")),
                text(document, "type"),
                document.path("directory").asBoolean(),
                document.path("exists").asBoolean(),
                text(document, "version"),
                time(document, "updated"),
                document.path("resource").asText(""),
                Set.copyOf(ids(document.path("index").path("hanging"), reference -> reference)),
                lastWrite(document),
                snapshotRead(document));
    }

    // A day of readings is an Observation. Slices of a day name no metric: what they hold is told with their day.
    private static Change series(JsonNode document) {
        Optional<Metric> metric = Metric.of(document.path("metric").asText());
        if (metric.isEmpty()) {
            return new OtherChange("series", document.path("subject").asText());
        }
        return new EntryChange(
                new EntryId(text(document, "_id")),
                new SubjectId(text(document, "subject")),
                "Observation",
                false,
                document.path("exists").asBoolean(),
                text(document, "version"),
                time(document, "updated"),
                facts(metric.get()),
                lastWrite(document),
                snapshotRead(document));
    }

    /** What of an Observation conditions are asked about: who waits for a code hears of the day by its measurements' code. */
    private static String facts(Metric metric) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\""
                + metric.category().code()
                + "\"}]}],\"code\":{\"coding\":[{\"system\":\""
                + Concept.SYSTEM
                + "\",\"code\":\""
                + metric.loinc().code()
                + "\"},{\"system\":\""
                + DAY_SYSTEM
                + "\",\"code\":\""
                + metric.code()
                + "\"}]}}";
    }

    private static PersonChange person(JsonNode document) {
        return new PersonChange(
                new PersonId(text(document, "_id")),
                ids(document.path("members"), SubjectId::new),
                ids(document.path("former"), PersonId::new),
                ids(document.path("moves"), move -> move),
                lastWrite(document),
                snapshotRead(document));
    }

    private static LastWrite lastWrite(JsonNode document) {
        JsonNode write = document.path("lastWrite");
        return new LastWrite(
                WriteKind.of(text(write, "kind")).orElseThrow(() -> malformed("lastWrite.kind")),
                time(write, "received"),
                new MessageId(text(write, "message")),
                new FeedId(text(write, "feed")),
                write.path("traceparent").asText(""),
                write.path("backfill").asBoolean(),
                write.path("replay").asBoolean());
    }

    private static boolean snapshotRead(JsonNode document) {
        return "r".equals(document.path("__op").asText());
    }

    private static <T> List<T> ids(JsonNode nodes, Function<String, T> of) {
        List<T> ids = new ArrayList<>();
        nodes.forEach(node -> ids.add(of.apply(node.asText())));
        return ids;
    }

    private static Instant time(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (!value.isIntegralNumber()) {
            throw malformed(member);
        }
        return Instant.ofEpochMilli(value.asLong());
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (!value.isTextual()) {
            throw malformed(member);
        }
        return value.asText();
    }

    private static MalformedRecord malformed(String member) {
        return new MalformedRecord("change is malformed at " + member);
    }
}
