package health.tributary.fhir;

import java.util.Objects;

/** A JSON string. */
public record JsonText(String value) implements JsonValue {
    public JsonText {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return "JsonText(" + value.length() + " characters, redacted)";
    }
}
