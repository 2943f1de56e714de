package health.tributary.fhir;

import java.util.List;
import java.util.Optional;

/** A JSON object: its members in the order in which they were written, each name once. Not changed after it is built. */
public final class JsonObject implements JsonValue {
    private final String[] names;
    private final JsonValue[] values;

    /** Takes the arrays over: nobody else may change them. */
    JsonObject(String[] names, JsonValue[] values) {
        this.names = names;
        this.values = values;
    }

    /** How many members there are. */
    public int size() {
        return names.length;
    }

    /** The name of a member, from 0. */
    public String name(int at) {
        return names[at];
    }

    /** The value of a member, from 0. */
    public JsonValue value(int at) {
        return values[at];
    }

    /** The value of a name, or null. */
    public JsonValue get(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    /** The text of a member that is a string and not empty. */
    public Optional<String> text(String name) {
        return get(name) instanceof JsonText text && !text.value().isEmpty()
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** A member that is an object. */
    public Optional<JsonObject> object(String name) {
        return get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The items of a member that is an array; of one that is an object, that; else nothing. */
    public List<JsonValue> items(String name) {
        JsonValue value = get(name);
        if (value instanceof JsonArray array) {
            return array.items();
        }
        return value instanceof JsonObject ? List.of(value) : List.of();
    }

    /** The objects among {@link #items}. */
    public List<JsonObject> objects(String name) {
        return items(name).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The resource's type; empty if it names none. */
    public String resourceType() {
        return text("resourceType").orElse("");
    }

    @Override
    public String toString() {
        return "JsonObject(" + names.length + " members, redacted)";
    }
}
