package health.tributary.record.fold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * Reads an element's text and hands out its values with their paths below the element: of {@code "code":{"coding":[{"code":"x"}]}}
 * {@code .coding.code}. Arrays leave no trace in a path. {@code end} follows each object, with the object's own path.
 */
final class ElementReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** What to do with values, and when an object ends. */
    interface Sink {
        void value(String path, String text);

        void end(String path);
    }

    private ElementReader() {}

    /** Reads a slot's text: the members of a single element, or the items of a repeating one. Text that is no JSON ends early. */
    static void read(String json, boolean list, Sink to) {
        try (JsonParser in = JSON.createParser(list ? "[" + json + "]" : "{" + json + "}")) {
            if (list) {
                in.nextToken();
                values(in, "", to);
            } else {
                in.nextToken();
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    boolean twin = in.currentName().startsWith("_");
                    in.nextToken();
                    if (twin) {
                        in.skipChildren();
                    } else {
                        values(in, "", to);
                    }
                }
            }
        } catch (IOException e) {
            // A slot that is no JSON was let through by the normaliser: it is shown as it is, and just not found by
            // this element.
            return;
        }
    }

    private static void values(JsonParser in, String path, Sink to) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                values(in, path, to);
            }
        } else if (token == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String below = path + "." + in.currentName();
                in.nextToken();
                values(in, below, to);
            }
            to.end(path);
        } else if (token != JsonToken.VALUE_NULL) {
            to.value(path, in.getText());
        }
    }
}
