package health.tributary.device;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * One data point off the stream. Members that no schema here reads are passed over, whatever they are; the parser stands on the
 * point's end afterwards, also when the point is at fault.
 */
final class PointReader {
    static final String NO_OBJECT = "an object is expected";
    static final String NO_TEXT = "a text is expected";
    static final String NO_TIME = "a date and time is expected, such as 2026-03-01T07:30:00+01:00";
    static final String LONG_TEXT = "an identifier has at most 256 characters";

    private static final int MAX_ID_CHARS = 256;

    private final JsonParser in;
    private final PointDraft point;

    private PointReader(JsonParser in, PointDraft point) {
        this.in = in;
        this.point = point;
    }

    /** Reads the point on whose start the parser stands. */
    static PointDraft read(JsonParser in) throws IOException {
        PointDraft point = new PointDraft();
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            point.refuse(Problem.invalid("", "a data point is an object"));
            return point;
        }
        PointReader reader = new PointReader(in, point);
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "header" -> reader.header();
                case "body" -> reader.body();
                default -> in.skipChildren();
            }
        }
        return point;
    }

    private void header() throws IOException {
        if (!object("header")) {
            return;
        }
        point.header = true;
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "id", "uuid" -> point.id = text("header.id", point.id);
                case "user_id" -> point.user = text("header.user_id", point.user);
                case "schema_id" -> schema();
                case "modality" -> point.modality = text("header.modality", point.modality);
                case "creation_date_time" -> point.created = time("header.creation_date_time");
                case "source_creation_date_time" -> point.sourceCreated = time("header.source_creation_date_time");
                case "acquisition_provenance" -> provenance();
                default -> in.skipChildren();
            }
        }
    }

    private void provenance() throws IOException {
        if (!object("header.acquisition_provenance")) {
            return;
        }
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "modality" -> point.modality = text("header.acquisition_provenance.modality", point.modality);
                case "source_creation_date_time" ->
                    point.sourceCreated = time("header.acquisition_provenance.source_creation_date_time");
                default -> in.skipChildren();
            }
        }
    }

    /** An object, or the short form {@code omh:heart-rate:2.0}. */
    private void schema() throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            String[] parts = in.getText().split(":", -1);
            if (parts.length == 3) {
                point.namespace = parts[0];
                point.schema = parts[1];
                point.version = parts[2];
            } else {
                point.refuse(Problem.invalid("header.schema_id", "a schema is namespace, name and version"));
            }
            return;
        }
        if (!object("header.schema_id")) {
            return;
        }
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "namespace" -> point.namespace = text("header.schema_id.namespace", "");
                case "name" -> point.schema = text("header.schema_id.name", "");
                case "version" -> point.version = text("header.schema_id.version", "");
                default -> in.skipChildren();
            }
        }
    }

    private void body() throws IOException {
        point.bodies.clear();
        if (in.currentToken() != JsonToken.START_ARRAY) {
            if (object("body")) {
                point.bodies.add(new BodyReader(in, point, "body").read());
            }
            return;
        }
        point.series = true;
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            String path = "body[" + i + "]";
            if (object(path)) {
                point.bodies.add(new BodyReader(in, point, path).read());
            }
        }
    }

    private boolean object(String path) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        in.skipChildren();
        point.refuse(Problem.invalid(path, NO_OBJECT));
        return false;
    }

    private String text(String path, String otherwise) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            in.skipChildren();
            point.refuse(Problem.invalid(path, NO_TEXT));
            return otherwise;
        }
        if (in.getTextLength() > MAX_ID_CHARS) {
            point.refuse(Problem.invalid(path, LONG_TEXT));
            return otherwise;
        }
        return in.getText();
    }

    private Timestamp time(String path) throws IOException {
        Timestamp time = in.currentToken() == JsonToken.VALUE_STRING
                ? Timestamp.parse(in.getTextCharacters(), in.getTextOffset(), in.getTextLength())
                : null;
        if (time == null) {
            in.skipChildren();
            point.refuse(Problem.invalid(path, NO_TIME));
        }
        return time;
    }
}
