package health.tributary.fhir;

/** A JSON value as it was written. Carries health data: {@code toString} never shows it. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonLiteral {
    /** Appends the canonical text: no blanks, members in their order, numbers as they were written. */
    default void write(StringBuilder out, References references) {
        CanonicalWriter.write(this, out, references);
    }

    /** The canonical text, references as they are. */
    default String canonical() {
        StringBuilder out = new StringBuilder(256);
        write(out, References.AS_THEY_ARE);
        return out.toString();
    }
}
