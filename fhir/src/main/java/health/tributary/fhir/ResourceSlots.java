package health.tributary.fhir;

import health.tributary.contract.statement.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource as slots. Each top-level element becomes one: a repeating one {@code name#Patient.name} with its items' text, a
 * single one {@code gender} with its members' text ({@code "gender":"female"}, beside it the {@code _gender} that extends it), a
 * choice type under {@code value[x]}, and {@code meta} without {@code versionId} and {@code lastUpdated}, which are the record's. Members
 * that R4 does not know are kept as they are; empty ones (null, empty text, object or array) say nothing and are left out.
 */
public final class ResourceSlots {
    /** The mapping rule that slots name. */
    public static final String RULE = "FHIR R4 as sent";

    private ResourceSlots() {}

    /**
     * The slots of a resource, in the order of its members. {@code resourceType} and {@code id} are none.
     *
     * @param path where it stands, such as {@code Bundle.entry[3].resource}; slots name their element below it
     */
    public static List<Slot> of(JsonObject resource, String path, References references) {
        String type = resource.resourceType();
        Map<String, List<String>> elements = elements(resource, type);
        List<Slot> slots = new ArrayList<>(elements.size());
        StringBuilder out = new StringBuilder(512);
        for (Map.Entry<String, List<String>> element : elements.entrySet()) {
            List<String> names = element.getValue();
            out.setLength(0);
            boolean items = names.size() == 1
                    && !names.get(0).startsWith("_")
                    && resource.get(names.get(0)) instanceof JsonArray;
            if (items) {
                CanonicalWriter.items((JsonArray) resource.get(names.get(0)), out, references);
            } else {
                members(resource, names, out, references);
            }
            String key = items ? element.getKey() + '#' + type + '.' + element.getKey() : element.getKey();
            slots.add(new Slot(key, 0, out.toString(), path + '.' + names.get(0), RULE));
        }
        meta(resource, path, references).ifPresent(slots::add);
        return slots;
    }

    /** By slot key, the names of its members: an element, and the twin with its id and extensions. */
    private static Map<String, List<String>> elements(JsonObject resource, String type) {
        Map<String, List<String>> elements = new LinkedHashMap<>();
        for (int i = 0; i < resource.size(); i++) {
            String name = resource.name(i);
            if (!name.equals("resourceType")
                    && !name.equals("id")
                    && !name.equals("meta")
                    && !empty(resource.value(i))) {
                String element = name.startsWith("_") ? name.substring(1) : name;
                elements.computeIfAbsent(R4.slotKey(type, element), key -> new ArrayList<>(2))
                        .add(name);
            }
        }
        return elements;
    }

    // The value first, then its twin, whichever came first.
    private static void members(JsonObject resource, List<String> names, StringBuilder out, References references) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort((one, other) -> Boolean.compare(one.startsWith("_"), other.startsWith("_")));
        for (String name : sorted) {
            if (out.length() > 0) {
                out.append(',');
            }
            CanonicalWriter.member(name, resource.get(name), out, references);
        }
    }

    private static Optional<Slot> meta(JsonObject resource, String path, References references) {
        StringBuilder out = new StringBuilder(128);
        for (JsonObject meta : resource.object("meta").stream().toList()) {
            for (int i = 0; i < meta.size(); i++) {
                String name = meta.name(i);
                String plain = name.startsWith("_") ? name.substring(1) : name;
                if (!plain.equals("versionId") && !plain.equals("lastUpdated") && !empty(meta.value(i))) {
                    out.append(out.length() == 0 ? "\"meta\":{" : ",");
                    CanonicalWriter.member(name, meta.value(i), out, references);
                }
            }
        }
        return out.length() == 0
                ? Optional.empty()
                : Optional.of(new Slot("meta", 0, out.append('}').toString(), path + ".meta", RULE));
    }

    static boolean empty(JsonValue value) {
        return (value instanceof JsonLiteral literal && literal.kind() == JsonLiteral.Kind.NULL)
                || (value instanceof JsonText text && text.value().isEmpty())
                || (value instanceof JsonArray array && array.items().isEmpty())
                || (value instanceof JsonObject object && object.size() == 0);
    }
}
