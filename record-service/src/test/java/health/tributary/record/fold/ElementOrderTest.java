package health.tributary.record.fold;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds {@code elements.txt} to FHIR R4 as HAPI has it; {@code -Dtributary.refresh=true} writes it anew. */
class ElementOrderTest {
    private static final Path FILE = Path.of("src/main/resources/health/tributary/record/fold/elements.txt");

    @Test
    void theTableIsFhirR4s() throws IOException {
        List<String> expected = new ArrayList<>();
        expected.add("# FHIR R4 (4.0.1): the top-level elements of each resource type, in order, without id and meta.");
        FhirContext fhir = FhirContext.forR4();
        for (String type : new TreeSet<>(fhir.getResourceTypes())) {
            expected.add(line(fhir.getResourceDefinition(type)));
        }
        if (Boolean.getBoolean("tributary.refresh")) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, expected);
        }
        assertThat(Files.readAllLines(FILE)).isEqualTo(expected);
    }

    @Test
    void unknownElementsComeLastByName() {
        Map<String, Integer> order = ElementOrder.of("Patient");
        List<String> elements = new ArrayList<>(List.of("zebra", "aardvark", "telecom", "identifier", "text"));
        elements.sort((one, other) -> ElementOrder.compare(order, one, other));
        assertThat(elements).containsExactly("text", "identifier", "telecom", "aardvark", "zebra");
    }

    private static String line(RuntimeResourceDefinition definition) {
        StringBuilder line = new StringBuilder(definition.getName());
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (!child.getElementName().equals("id") && !child.getElementName().equals("meta")) {
                line.append(' ').append(child.getElementName());
                boolean choice =
                        child instanceof RuntimeChildChoiceDefinition && !(child instanceof RuntimeChildExtension);
                line.append(choice ? "[x]" : "");
            }
        }
        return line.toString();
    }
}
