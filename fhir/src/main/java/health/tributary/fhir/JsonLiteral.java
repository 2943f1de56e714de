package health.tributary.fhir;

import java.util.Objects;

/**
 * A number, a boolean or null.
 *
 * @param text as it was written: {@code 1.50} stays {@code 1.50}
 */
public record JsonLiteral(Kind kind, String text) implements JsonValue {
    /** What sort of literal it is. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        NULL
    }

    static final JsonLiteral TRUE = new JsonLiteral(Kind.BOOLEAN, "true");
    static final JsonLiteral FALSE = new JsonLiteral(Kind.BOOLEAN, "false");
    static final JsonLiteral NULL = new JsonLiteral(Kind.NULL, "null");

    public JsonLiteral {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
    }

    @Override
    public String toString() {
        return "JsonLiteral(" + kind + ", redacted)";
    }
}
