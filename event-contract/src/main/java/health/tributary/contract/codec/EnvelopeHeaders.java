package health.tributary.contract.codec;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The headers of a record in {@code tributary.feed}, {@code tributary.feed.backfill} and {@code tributary.rejects}:
 * CloudEvents 1.0, Kafka protocol binding, binary content mode. The record's value is the message's bytes as they came.
 */
public final class EnvelopeHeaders {
    /** The schema version that {@link #write} writes, in {@code ce_schemaversion}. */
    public static final int SCHEMA = 1;

    /** W3C Trace Context, as CloudEvents' distributed tracing extension carries it on Kafka. */
    public static final String TRACEPARENT = "traceparent";

    private static final String TYPE = "health.tributary.message";
    private static final String SOURCE_PREFIX = "/feeds/";

    private EnvelopeHeaders() {}

    /** The headers of an envelope, in the order in which they are written. */
    public static Map<String, String> write(Envelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id().value());
        headers.put("ce_source", SOURCE_PREFIX + envelope.feed().name());
        headers.put("ce_type", TYPE);
        headers.put("ce_time", envelope.receivedAt().toString());
        envelope.subject().ifPresent(subject -> headers.put("ce_subject", subject.value()));
        headers.put("ce_schemaversion", Integer.toString(SCHEMA));
        if (envelope.backfill()) {
            headers.put("ce_backfill", "true");
        }
        if (envelope.replay()) {
            headers.put("ce_replay", "true");
        }
        headers.put("content-type", envelope.contentType().mediaType());
        headers.put(TRACEPARENT, envelope.traceparent());
        return headers;
    }

    /**
     * The envelope of a record, or a {@link MalformedRecord}.
     *
     * @param header the last value of a header, or null
     */
    public static Envelope read(Function<String, byte[]> header) {
        int schema = schema(required(header, "ce_schemaversion"));
        if (schema != SCHEMA) {
            throw new MalformedRecord("envelope has schema version " + schema + ", which is not known");
        }
        String source = required(header, "ce_source");
        if (!source.startsWith(SOURCE_PREFIX)) {
            throw new MalformedRecord("envelope is malformed at ce_source");
        }
        try {
            return new Envelope(
                    new MessageId(required(header, "ce_id")),
                    new FeedId(source.substring(SOURCE_PREFIX.length())),
                    ContentType.of(required(header, "content-type"))
                            .orElseThrow(() -> new MalformedRecord("envelope is malformed at content-type")),
                    Instant.parse(required(header, "ce_time")),
                    optional(header, "ce_subject").map(SubjectId::new),
                    required(header, TRACEPARENT),
                    optional(header, "ce_backfill").isPresent(),
                    optional(header, "ce_replay").isPresent());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedRecord("envelope is malformed at a value");
        }
    }

    private static int schema(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new MalformedRecord("envelope is malformed at ce_schemaversion");
        }
    }

    private static String required(Function<String, byte[]> header, String name) {
        return optional(header, name).orElseThrow(() -> new MalformedRecord("envelope is malformed at " + name));
    }

    static Optional<String> optional(Function<String, byte[]> header, String name) {
        return Optional.ofNullable(header.apply(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
