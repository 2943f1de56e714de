package health.tributary.record.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.codec.MalformedRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The bytes of an archived write: one line of JSON that says what was asked for, then the resource as it was sent. */
public final class OwnWriteCodec {
    /** The version of this form: a build reads all versions that ever were. */
    private static final String VERSION = "1";

    private static final JsonFactory JSON = new JsonFactory();

    private OwnWriteCodec() {}

    public static byte[] encode(OwnWrite write) {
        StringWriter text = new StringWriter(write.resource().length() + 256);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("version", VERSION);
            json.writeStringField("interaction", write.interaction().code());
            json.writeStringField("type", write.type());
            json.writeStringField("subject", write.subject().value());
            if (write.entry().isPresent()) {
                json.writeStringField("entry", write.entry().get().value());
            }
            json.writeStringField("at", write.at().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').append(write.resource()).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The write of these bytes; {@link MalformedRecord} when no version explains them. */
    public static OwnWrite decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0) {
            throw new MalformedRecord("an own write has a first line");
        }
        Map<String, String> members = members(text.substring(0, end));
        if (!VERSION.equals(members.get("version"))) {
            throw new MalformedRecord("the version of an own write is known");
        }
        try {
            return new OwnWrite(
                    new SubjectId(members.get("subject")),
                    Interaction.of(members.getOrDefault("interaction", "")).orElseThrow(OwnWriteCodec::incomplete),
                    Optional.ofNullable(members.get("type")).orElseThrow(OwnWriteCodec::incomplete),
                    Optional.ofNullable(members.get("entry")).map(EntryId::new),
                    Instant.parse(members.getOrDefault("at", "")),
                    text.substring(end + 1));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw incomplete();
        }
    }

    private static Map<String, String> members(String line) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                members.put(json.currentName(), json.nextTextValue());
            }
        } catch (IOException e) {
            throw incomplete();
        }
        return members;
    }

    private static MalformedRecord incomplete() {
        return new MalformedRecord("an own write says who writes what when");
    }
}
