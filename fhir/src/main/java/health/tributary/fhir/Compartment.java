package health.tributary.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which resource types belong to a patient, and which to a source's directory (R4's patient compartment, and what refers to a
 * patient through it), from {@code patients.txt}.
 */
public final class Compartment {
    /** Resources that carry others, or say how something went: they are no entries of a record. */
    private static final Set<String> CARRIERS = Set.of("Bundle", "OperationOutcome", "Parameters");

    private static final Map<String, List<String>> ELEMENTS = new HashMap<>();
    private static final Set<String> OPTIONAL = new HashSet<>();

    static {
        for (String line : Tables.lines("patients.txt")) {
            String[] words = line.split(" ", -1);
            String type = words[0].endsWith("?") ? words[0].substring(0, words[0].length() - 1) : words[0];
            if (words[0].endsWith("?")) {
                OPTIONAL.add(type);
            }
            ELEMENTS.put(type, List.of(words).subList(1, words.length));
        }
    }

    private static final Set<String> DIRECTORY = R4.resourceTypes().stream()
            .filter(type -> !CARRIERS.contains(type) && !type.equals("Patient"))
            .filter(type -> !ELEMENTS.containsKey(type) || OPTIONAL.contains(type))
            .collect(Collectors.toUnmodifiableSet());

    private Compartment() {}

    /** Whether resources of the type can be entries. */
    public static boolean isStored(String type) {
        return R4.isResourceType(type) && !CARRIERS.contains(type);
    }

    /** Types of a person's record, without Patient itself. */
    public static Set<String> clinical() {
        return Set.copyOf(ELEMENTS.keySet());
    }

    /** Types of a source's directory; some of them (Device …) are a patient's where they name one. */
    public static Set<String> directory() {
        return DIRECTORY;
    }

    /** Whether resources of the type may be without a patient. */
    public static boolean isDirectory(String type) {
        return DIRECTORY.contains(type);
    }

    /** Whether resources of the type may belong to a patient. */
    public static boolean isClinical(String type) {
        return ELEMENTS.containsKey(type);
    }

    /**
     * The references of a resource that may name its patient: Reference objects, the most telling first. Those of the first
     * element that is there decide; the others serve where it names no patient.
     */
    public static List<JsonObject> candidates(JsonObject resource) {
        List<JsonObject> references = new ArrayList<>();
        for (String path : ELEMENTS.getOrDefault(resource.resourceType(), List.of())) {
            references.addAll(at(resource, path));
        }
        return references;
    }

    /** Of those, the ones that say whom the resource is about: where they name a thing or a place, it is no patient's. */
    public static List<JsonObject> about(JsonObject resource) {
        return ELEMENTS.getOrDefault(resource.resourceType(), List.of()).stream()
                .limit(1)
                .flatMap(path -> at(resource, path).stream())
                .toList();
    }

    private static List<JsonObject> at(JsonObject resource, String path) {
        List<JsonObject> at = List.of(resource);
        for (String step : path.split("\\.", -1)) {
            at = at.stream().flatMap(each -> each.objects(step).stream()).toList();
        }
        return at;
    }
}
