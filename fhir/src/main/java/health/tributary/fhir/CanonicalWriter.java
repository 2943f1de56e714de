package health.tributary.fhir;

/** Writes the tree as canonical JSON text. */
final class CanonicalWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalWriter() {}

    static void write(JsonValue value, StringBuilder out, References references) {
        if (value instanceof JsonText text) {
            quoted(text.value(), out);
        } else if (value instanceof JsonLiteral literal) {
            out.append(literal.text());
        } else if (value instanceof JsonArray array) {
            out.append('[');
            items(array, out, references);
            out.append(']');
        } else if (value instanceof JsonObject object) {
            object(object, out, references);
        }
    }

    /** The items without the brackets. */
    static void items(JsonArray array, StringBuilder out, References references) {
        boolean first = true;
        for (JsonValue item : array.items()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            write(item, out, references);
        }
    }

    /** A member: its name and its value. */
    static void member(String name, JsonValue value, StringBuilder out, References references) {
        quoted(name, out);
        out.append(':');
        if (value instanceof JsonText text && References.refers(name, text.value())) {
            quoted(references.of(text.value()), out);
        } else {
            write(value, out, references);
        }
    }

    private static void object(JsonObject object, StringBuilder out, References references) {
        out.append('{');
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            member(object.name(i), object.value(i), out, references);
        }
        out.append('}');
    }

    static void quoted(String text, StringBuilder out) {
        out.append('"');
        int clean = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || (Character.isSurrogate(c) && alone(text, i, c))) {
                out.append(text, clean, i);
                escape(c, out);
                clean = i + 1;
            }
        }
        out.append(text, clean, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[(c >> 8) & 15])
                        .append(HEX[(c >> 4) & 15])
                        .append(HEX[c & 15]);
        }
    }

    /** Half a surrogate pair has no UTF-8 form: it stays an escape, as it was. */
    private static boolean alone(String text, int i, char c) {
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
