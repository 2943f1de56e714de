package health.tributary.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The structure of FHIR R4 (4.0.1), from {@code r4.txt}: resource types, data types, and the elements that each has. */
public final class R4 {
    /** Elements that every object may have (Element, BackboneElement), and those of every resource (Resource, DomainResource). */
    private static final Map<String, Element> OF_ALL = Map.of(
            "id", new Element("id", "string", false, false, "id"),
            "extension", new Element("extension", "Extension", true, false, "extension"),
            "modifierExtension", new Element("modifierExtension", "Extension", true, false, "modifierExtension"));

    private static final Map<String, Element> OF_RESOURCES = Map.of(
            "id", new Element("id", "id", false, false, "id"),
            "meta", new Element("meta", "Meta", false, false, "meta"),
            "implicitRules", new Element("implicitRules", "uri", false, false, "implicitRules"),
            "language", new Element("language", "code", false, false, "language"),
            "text", new Element("text", "Narrative", false, false, "text"),
            "contained", new Element("contained", "Resource", true, false, "contained"),
            "extension", new Element("extension", "Extension", true, false, "extension"),
            "modifierExtension", new Element("modifierExtension", "Extension", true, false, "modifierExtension"));

    private static final Set<String> NUMBERS = Set.of("decimal", "integer", "positiveInt", "unsignedInt");

    private static final Map<String, Map<String, Element>> STRUCTURES = read();
    private static final Set<String> TYPES = typesOf(STRUCTURES);

    private R4() {}

    /**
     * An element of a structure.
     *
     * @param name its JSON name; of a choice, with the type: {@code valueQuantity}
     * @param type a data type, a primitive in lower case, {@code Resource}, or the path of a structure of its own
     *     ({@code Observation.component})
     * @param repeats whether it is a JSON array
     * @param required whether R4 demands it
     * @param slot its slot's key: {@code value[x]} for all names of a choice
     */
    record Element(String name, String type, boolean repeats, boolean required, String slot) {
        boolean primitive() {
            return Character.isLowerCase(type.charAt(0));
        }

        boolean number() {
            return NUMBERS.contains(type);
        }

        boolean isBoolean() {
            return type.equals("boolean");
        }
    }

    /** Whether R4 has a resource type of this name. */
    public static boolean isResourceType(String name) {
        return TYPES.contains(name);
    }

    /** All resource types. */
    public static Set<String> resourceTypes() {
        return TYPES;
    }

    /** The slot key of a top-level member: {@code value[x]} of {@code valueQuantity}; a name that R4 does not know is its own. */
    public static String slotKey(String resourceType, String member) {
        Map<String, Element> elements = STRUCTURES.get(resourceType);
        Element element = elements == null ? null : elements.get(member);
        return element == null ? member : element.slot();
    }

    /** The elements of a structure by JSON name, without those that all have; null if R4 has no such structure. */
    static Map<String, Element> structure(String path) {
        return STRUCTURES.get(path);
    }

    /** An element of a structure, those that all have included; null if there is none. */
    static Element element(Map<String, Element> structure, boolean resource, String name) {
        Element element = structure.get(name);
        return element != null ? element : (resource ? OF_RESOURCES : OF_ALL).get(name);
    }

    // Lines: "#Observation status:code! component:Observation.component* value[x]:Quantity,string"; # marks resource
    // types.
    private static Map<String, Map<String, Element>> read() {
        Map<String, Map<String, Element>> structures = new HashMap<>();
        for (String line : Tables.lines("r4.txt")) {
            String[] words = line.split(" ", -1);
            Map<String, Element> elements = new HashMap<>();
            for (int i = 1; i < words.length; i++) {
                for (Element element : elements(words[i])) {
                    elements.put(element.name(), element);
                }
            }
            structures.put(words[0], elements);
            if (words[0].startsWith("#")) {
                structures.put(words[0].substring(1), elements);
            }
        }
        return structures;
    }

    private static Set<String> typesOf(Map<String, Map<String, Element>> structures) {
        return structures.keySet().stream()
                .filter(name -> name.startsWith("#"))
                .map(name -> name.substring(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Element> elements(String word) {
        boolean required = word.endsWith("!");
        String unmarked = required ? word.substring(0, word.length() - 1) : word;
        boolean repeats = unmarked.endsWith("*");
        String plain = repeats ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
        int colon = plain.indexOf(':');
        String name = plain.substring(0, colon);
        String types = plain.substring(colon + 1);
        if (!name.endsWith("[x]")) {
            return List.of(new Element(name, types, repeats, required, name));
        }
        List<Element> choices = new ArrayList<>();
        String stem = name.substring(0, name.length() - 3);
        for (String type : types.split(",", -1)) {
            String suffix = Character.toUpperCase(type.charAt(0)) + type.substring(1);
            choices.add(new Element(stem + suffix, type, repeats, required, name));
        }
        return choices;
    }
}
