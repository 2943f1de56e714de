package health.tributary.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import health.tributary.fhir.ReadResult.Read;
import health.tributary.fhir.ReadResult.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads FHIR JSON (RFC 8259, UTF-8). Never throws on content. Stateless: safe for use by many threads. */
public final class FhirReader {
    /** Objects and arrays within each other. FHIR's own forms stay far below. */
    public static final int MAX_DEPTH = 200;

    private static final int MAX_STRING_CHARS = 64 * 1024 * 1024;
    private static final int FEW_MEMBERS = 24;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING_CHARS)
                    .build())
            .build();

    private FhirReader() {}

    /** The resource that the bytes are, or why they are none. */
    public static ReadResult read(byte[] bytes) {
        try (JsonParser in = JSON.createParser(bytes)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return unreadable("", "a FHIR resource is a JSON object");
            }
            JsonObject resource = object(in);
            if (in.nextToken() != null) {
                return unreadable("", "there is something behind the end of the resource");
            }
            return resource.resourceType().isEmpty()
                    ? unreadable("resourceType", "a FHIR resource has a resourceType")
                    : new Read(resource);
        } catch (TwiceNamed twice) {
            return unreadable(twice.place, "a member stands twice in the same object");
        } catch (JsonProcessingException broken) {
            // The exception's own text may quote what it stumbled over.
            JsonLocation at = broken.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            return unreadable("", "this is not JSON in UTF-8 within the limits of depth and length" + place);
        } catch (IOException broken) {
            return unreadable("", "this is not JSON in UTF-8");
        }
    }

    private static Unreadable unreadable(String place, String rule) {
        return new Unreadable(new Problem(Severity.FATAL, IssueCode.INVALID, place, rule));
    }

    private static JsonObject object(JsonParser in) throws IOException {
        String[] names = new String[8];
        JsonValue[] values = new JsonValue[8];
        int size = 0;
        Set<String> many = null;
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            if (size == FEW_MEMBERS) {
                many = new HashSet<>(Arrays.asList(names).subList(0, size));
            }
            if (many == null ? contains(names, size, name) : !many.add(name)) {
                throw new TwiceNamed(Paths.of(in.getParsingContext()));
            }
            in.nextToken();
            names[size] = name;
            values[size++] = value(in);
        }
        return new JsonObject(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }

    private static boolean contains(String[] names, int size, String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static JsonValue value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> new JsonText(in.getText());
            case VALUE_TRUE -> JsonLiteral.TRUE;
            case VALUE_FALSE -> JsonLiteral.FALSE;
            case VALUE_NULL -> JsonLiteral.NULL;
            default -> new JsonLiteral(JsonLiteral.Kind.NUMBER, in.getText());
        };
    }

    private static JsonArray array(JsonParser in) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(in));
        }
        return new JsonArray(items);
    }

    /** Ends the reading at a member that stands twice: which of the two is meant, nobody can tell. */
    private static final class TwiceNamed extends IOException {
        private static final long serialVersionUID = 1;
        private final String place;

        TwiceNamed(String place) {
            this.place = place;
        }
    }
}
