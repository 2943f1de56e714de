package health.tributary.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeResourceBlockDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Holds {@code r4.txt} and {@code r5.txt} to FHIR as HAPI has it; {@code -Dtributary.refresh=true} writes them anew. */
class TablesTest {
    private static final Path FOLDER = Path.of("src/main/resources/health/tributary/fhir");
    private static final Set<String> OF_ALL = Set.of("id", "extension", "modifierExtension");
    private static final Set<String> OF_RESOURCES =
            Set.of("id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension");
    private static final List<String> EARLIER = List.of(
            "BodySite",
            "DataElement",
            "DeviceComponent",
            "DiagnosticOrder",
            "EligibilityRequest",
            "EligibilityResponse",
            "ExpansionProfile",
            "MedicationOrder",
            "Order",
            "OrderResponse",
            "ProcedureRequest",
            "ProcessRequest",
            "ProcessResponse",
            "ReferralRequest",
            "Sequence",
            "ServiceDefinition");

    private final FhirContext r4 = FhirContext.forR4Cached();
    private final Map<Class<?>, String> paths = new HashMap<>();
    private final Map<String, String> lines = new TreeMap<>();

    @Test
    void theStructuresAreR4s() throws IOException {
        for (String type : new TreeSet<>(r4.getResourceTypes())) {
            composite(r4.getResourceDefinition(type), type, "#" + type, OF_RESOURCES);
        }
        List<String> expected = new ArrayList<>();
        expected.add("// FHIR R4 (4.0.1): structure, then name:type, * repeats, ! demanded; # marks resource types.");
        expected.add("Element");
        expected.addAll(lines.values());
        hold("r4.txt", expected);
    }

    @Test
    void whatR4DoesNotHaveIsOfOtherVersions() throws IOException {
        FhirContext r5 = FhirContext.forR5Cached();
        List<String> expected = new ArrayList<>();
        expected.add(
                "// Resource types that only other FHIR versions have; and by R4 type, elements that only R5 has.");
        expected.addAll(EARLIER);
        List<String> elements = new ArrayList<>();
        for (String type : new TreeSet<>(r5.getResourceTypes())) {
            if (r4.getResourceTypes().contains(type)) {
                Set<String> only = names(r5.getResourceDefinition(type));
                only.removeAll(names(r4.getResourceDefinition(type)));
                if (!only.isEmpty()) {
                    elements.add(type + " " + String.join(" ", new TreeSet<>(only)));
                }
            } else {
                expected.add(type);
            }
        }
        expected.addAll(elements);
        hold("r5.txt", expected);
    }

    private static void hold(String name, List<String> expected) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("tributary.refresh")) {
            Files.createDirectories(FOLDER);
            Files.write(file, expected);
        }
        assertThat(Files.readAllLines(file)).isEqualTo(expected);
    }

    private static Set<String> names(RuntimeResourceDefinition definition) {
        Set<String> names = new LinkedHashSet<>();
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            names.addAll(child.getValidChildNames());
        }
        return names;
    }

    private void composite(
            BaseRuntimeElementCompositeDefinition<?> definition, String path, String shown, Set<String> without) {
        if (paths.putIfAbsent(definition.getImplementingClass(), path) != null) {
            return;
        }
        lines.put(path, "");
        StringBuilder line = new StringBuilder(shown);
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            String name = child.getElementName();
            if (without.contains(name)) {
                continue;
            }
            String stem = name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
            boolean choice = child instanceof RuntimeChildChoiceDefinition && !(child instanceof RuntimeChildExtension);
            Map<String, String> types = new LinkedHashMap<>();
            for (String each : new TreeSet<>(child.getValidChildNames())) {
                types.put(each, type(child.getChildByName(each), path + "." + stem));
            }
            line.append(' ').append(stem).append(choice ? "[x]:" : ":");
            line.append(choice ? String.join(",", new LinkedHashSet<>(choices(types, stem))) : types.get(stem));
            line.append(child.getMax() == 1 ? "" : "*").append(child.getMin() > 0 ? "!" : "");
        }
        lines.put(path, line.toString());
    }

    private static List<String> choices(Map<String, String> types, String stem) {
        List<String> choices = new ArrayList<>();
        types.forEach((name, type) -> {
            String suffix = name.substring(stem.length());
            if (suffix.equalsIgnoreCase(type)) {
                choices.add(type);
            }
        });
        return choices;
    }

    private String type(BaseRuntimeElementDefinition<?> definition, String path) {
        if (definition == null || definition.getImplementingClass().equals(Reference.class)) {
            reference();
            return "Reference";
        }
        if (definition instanceof RuntimePrimitiveDatatypeDefinition) {
            return definition.getName();
        }
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            String name = definition.getName();
            boolean block = definition instanceof RuntimeResourceBlockDefinition || name.endsWith("Component");
            String own = block ? paths.getOrDefault(definition.getImplementingClass(), path) : name;
            composite(composite, own, own, OF_ALL);
            return own;
        }
        return definition.getName().equals("xhtml") ? "string" : "Resource";
    }

    private void reference() {
        composite(
                (BaseRuntimeElementCompositeDefinition<?>) r4.getElementDefinition(Reference.class),
                "Reference",
                "Reference",
                OF_ALL);
    }
}
