package health.tributary.fhir;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells FHIR R4 from other versions, by what senders say and by what only the others have. R4B (4.3) is R4 with other definitions of
 * medicinal products and of evidence: it is taken but for the types that R4 does not have.
 */
public final class FhirVersion {
    private static final Pattern PARAMETER = Pattern.compile(";\\s*fhirversion\\s*=\\s*\"?([^\";\\s]*)\"?");
    private static final Pattern PROFILE = Pattern.compile(
            "http://hl7\\.org/fhir/(?:([1235]\\.\\d|R5|STU3|DSTU2)/.*|StructureDefinition/[^|]*\\|" + "([0-9][^|]*))");
    private static final Pattern R4_OR_R4B = Pattern.compile("4|4\\.[03](\\..*)?|[rR]4[bB]?");
    private static final String RULE = "this is not FHIR R4 (4.0.1), which is what is taken here: ";

    private static final Set<String> OTHER_TYPES = new HashSet<>();
    private static final Map<String, Set<String>> R5_ELEMENTS = new HashMap<>();

    static {
        for (String line : Tables.lines("r5.txt")) {
            String[] words = line.split(" ", -1);
            if (words.length == 1) {
                OTHER_TYPES.add(words[0]);
            } else {
                Set<String> elements = new HashSet<>(Arrays.asList(words));
                elements.remove(words[0]);
                R5_ELEMENTS.put(words[0], elements);
            }
        }
    }

    private FhirVersion() {}

    /** What is wrong with a {@code Content-Type} whose {@code fhirVersion} parameter names another version (R4, section 3.1.0.1.13). */
    public static Optional<Problem> ofMediaType(String contentType) {
        Matcher parameter = PARAMETER.matcher(contentType == null ? "" : contentType.toLowerCase(Locale.ROOT));
        return parameter.find() && !r4(parameter.group(1))
                ? Optional.of(other("", "its Content-Type says another fhirVersion"))
                : Optional.empty();
    }

    /**
     * What shows that a resource is of another version: a type that R4 does not have and another has, an element that only R5 has,
     * or a profile of another version.
     */
    public static Optional<Problem> of(JsonObject resource, String path) {
        String type = resource.resourceType();
        if (!R4.isResourceType(type)) {
            return OTHER_TYPES.contains(type)
                    ? Optional.of(other(path, "R4 has no resource type of this name"))
                    : Optional.empty();
        }
        for (JsonObject meta : resource.object("meta").stream().toList()) {
            int at = 0;
            for (JsonValue profile : meta.items("profile")) {
                if (profile instanceof JsonText text && otherProfile(text.value())) {
                    return Optional.of(other(path + ".meta.profile[" + at + "]", "the profile is of another version"));
                }
                at++;
            }
        }
        Set<String> r5 = R5_ELEMENTS.getOrDefault(type, Set.of());
        for (int i = 0; i < resource.size(); i++) {
            if (r5.contains(resource.name(i))) {
                return Optional.of(other(path + '.' + resource.name(i), "only R5 has this element"));
            }
        }
        return Optional.empty();
    }

    private static boolean otherProfile(String profile) {
        Matcher matcher = PROFILE.matcher(profile);
        return matcher.matches() && (matcher.group(1) != null || !r4(matcher.group(2)));
    }

    private static boolean r4(String version) {
        return R4_OR_R4B.matcher(version).matches();
    }

    private static Problem other(String path, String why) {
        return Problem.error(IssueCode.NOT_SUPPORTED, path, RULE + why);
    }
}
