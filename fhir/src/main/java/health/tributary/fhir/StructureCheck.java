package health.tributary.fhir;

import health.tributary.fhir.R4.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether a resource has R4's structure: each element has the JSON type that R4 gives it (R4, section 2.6.2). A wrong type is an
 * error; what R4 does not know, or demands and does not find, and what is empty, is a warning: it is kept, or says nothing. Codes,
 * formats of values and invariants are not looked at here.
 */
public final class StructureCheck {
    /** Beyond this many problems of one resource, further ones are not listed. */
    public static final int MAX_PROBLEMS = 50;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final List<Problem> problems = new ArrayList<>();

    private StructureCheck() {}

    /**
     * The problems of a resource, in the order of its members; empty if there are none.
     *
     * @param path where it stands, such as {@code Bundle.entry[3].resource}
     */
    public static List<Problem> of(JsonObject resource, String path) {
        StructureCheck check = new StructureCheck();
        check.resource(resource, path);
        return List.copyOf(check.problems);
    }

    /** Whether a text can be a resource's id (R4, section 2.24.0.1, {@code id}). */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private void resource(JsonObject resource, String path) {
        String type = resource.resourceType();
        if (!R4.isResourceType(type)) {
            error(IssueCode.STRUCTURE, path, "FHIR R4 has no resource type of this name");
            return;
        }
        if (resource.get("id") instanceof JsonText id && !isId(id.value())) {
            error(IssueCode.VALUE, path + ".id", "an id has 1 to 64 of A-Z, a-z, 0-9, - and .");
        }
        object(resource, type, true, path);
    }

    private void object(JsonObject object, String structure, boolean resource, String path) {
        Map<String, Element> elements = R4.structure(structure);
        if (elements == null) {
            return;
        }
        for (int i = 0; i < object.size() && problems.size() < MAX_PROBLEMS; i++) {
            String name = object.name(i);
            if (!(resource && name.equals("resourceType"))) {
                member(object.value(i), name, elements, resource, path);
            }
        }
        for (Element element : elements.values()) {
            if (element.required() && element.slot().equals(element.name()) && missing(object, element.name())) {
                warning(IssueCode.REQUIRED, path + '.' + element.name(), "R4 demands this element");
            }
        }
    }

    private static boolean missing(JsonObject object, String name) {
        return object.get(name) == null && object.get('_' + name) == null;
    }

    private void member(JsonValue value, String name, Map<String, Element> elements, boolean resource, String path) {
        boolean twin = name.startsWith("_");
        Element element = R4.element(elements, resource, twin ? name.substring(1) : name);
        String place = path + '.' + name;
        if (element == null || (twin && !element.primitive())) {
            warning(IssueCode.STRUCTURE, place, "R4 does not know this element; it is kept as it is");
        } else if (ResourceSlots.empty(value)) {
            warning(IssueCode.STRUCTURE, place, "an empty element says nothing");
        } else if (element.repeats() != value instanceof JsonArray) {
            error(IssueCode.STRUCTURE, place, element.repeats() ? "this is an array in R4" : "this is no array in R4");
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.items().size() && problems.size() < MAX_PROBLEMS; i++) {
                item(array.items().get(i), element, twin, true, place + '[' + i + ']');
            }
        } else {
            item(value, element, twin, false, place);
        }
    }

    private void item(JsonValue value, Element element, boolean twin, boolean inArray, String place) {
        if (value instanceof JsonLiteral literal && literal.kind() == JsonLiteral.Kind.NULL) {
            // In a list of primitives null keeps the places of values and twins in step.
            if (!inArray || !element.primitive()) {
                error(IssueCode.STRUCTURE, place, "null has no meaning here");
            }
        } else if (twin) {
            twin(value, place);
        } else if (element.primitive()) {
            primitive(value, element, place);
        } else if (!(value instanceof JsonObject object)) {
            error(IssueCode.STRUCTURE, place, "this is a JSON object in R4");
        } else if (element.type().equals("Resource")) {
            resource(object, place);
        } else {
            object(object, element.type(), false, place);
        }
    }

    private void twin(JsonValue value, String place) {
        if (value instanceof JsonObject object) {
            object(object, "Element", false, place);
        } else {
            error(IssueCode.STRUCTURE, place, "what extends a value is a JSON object");
        }
    }

    private void primitive(JsonValue value, Element element, String place) {
        if (element.number()) {
            if (!(value instanceof JsonLiteral number && number.kind() == JsonLiteral.Kind.NUMBER)) {
                error(IssueCode.STRUCTURE, place, "this is a JSON number in R4");
            }
        } else if (element.isBoolean()) {
            if (!(value instanceof JsonLiteral truth && truth.kind() == JsonLiteral.Kind.BOOLEAN)) {
                error(IssueCode.STRUCTURE, place, "this is true or false in R4");
            }
        } else if (!(value instanceof JsonText)) {
            error(IssueCode.STRUCTURE, place, "this is a JSON string in R4");
        }
    }

    private void error(IssueCode code, String place, String rule) {
        problems.add(Problem.error(code, place, rule));
    }

    private void warning(IssueCode code, String place, String rule) {
        problems.add(Problem.warning(code, place, rule));
    }
}
