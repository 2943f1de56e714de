package health.tributary.fhir.bundle;

import health.tributary.fhir.JsonArray;
import health.tributary.fhir.JsonObject;
import health.tributary.fhir.JsonText;
import health.tributary.fhir.JsonValue;
import health.tributary.fhir.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Finds the references in a resource. */
final class ReferenceWalk {
    private ReferenceWalk() {}

    /** The texts of all {@code reference} members, in the order in which they stand. */
    static List<String> texts(JsonObject resource) {
        List<String> texts = new ArrayList<>();
        walk(resource, (name, text) -> {
            if (name.equals("reference")) {
                texts.add(text);
            }
        });
        return texts;
    }

    /** Those, and the addresses of attachments and the like that are rewritten as references are. */
    static List<String> addresses(JsonObject resource) {
        List<String> texts = new ArrayList<>();
        walk(resource, (name, text) -> {
            if (References.refers(name, text)) {
                texts.add(text);
            }
        });
        return texts;
    }

    private static void walk(JsonValue value, BiConsumer<String, String> found) {
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                JsonValue member = object.value(i);
                if (member instanceof JsonText text) {
                    found.accept(object.name(i), text.value());
                } else {
                    walk(member, found);
                }
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                walk(item, found);
            }
        }
    }

    /** Where a reference stands first: {@code .performer[0].reference}. */
    static Optional<String> place(JsonValue value, String reference) {
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                String step = "." + object.name(i);
                boolean here = object.name(i).equals("reference")
                        && object.value(i) instanceof JsonText text
                        && text.value().equals(reference);
                Optional<String> below = here ? Optional.of("") : place(object.value(i), reference);
                if (below.isPresent()) {
                    return below.map(step::concat);
                }
            }
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.items().size(); i++) {
                String step = "[" + i + "]";
                Optional<String> below = place(array.items().get(i), reference);
                if (below.isPresent()) {
                    return below.map(step::concat);
                }
            }
        }
        return Optional.empty();
    }
}
