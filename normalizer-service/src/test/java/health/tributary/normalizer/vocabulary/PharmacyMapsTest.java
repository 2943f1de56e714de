package health.tributary.normalizer.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;

/** The tables of prescriptions against the code systems that HL7 publishes with FHIR R4. */
class PharmacyMapsTest {
    private static final DefaultProfileValidationSupport FHIR =
            new DefaultProfileValidationSupport(FhirContext.forR4());

    @Test
    void everyTargetIsACodeOfItsSystemAndIsCalledAsThere() throws IllegalAccessException {
        List<String> wrong = new ArrayList<>();
        for (ConceptMap map : maps()) {
            for (Concept concept : map.all().values()) {
                String display = displays(concept.system()).get(concept.code());
                if (display == null || !display.replaceAll("\\s+", " ").equals(concept.display())) {
                    wrong.add(concept.system() + "|" + concept.code());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everySourceIsACodeOfItsHl7Table() throws IllegalAccessException {
        List<String> unknown = new ArrayList<>();
        for (ConceptMap map : maps()) {
            for (String code : map.all().keySet()) {
                if (!CodeSystems.defines(map.table(), code)) {
                    unknown.add(map.table() + "|" + code);
                }
            }
        }
        // Later versions of v2 added the first two; the others are instances of the table's patterns.
        assertThat(unknown)
                .isSubsetOf(
                        "0119|OP",
                        "0119|PY",
                        "0335|QD",
                        "0335|Q1D",
                        "0335|Q1L",
                        "0335|Q1W",
                        "0335|Q1H",
                        "0335|Q2H",
                        "0335|Q3H",
                        "0335|Q4H",
                        "0335|Q6H",
                        "0335|Q8H");
    }

    private static List<ConceptMap> maps() throws IllegalAccessException {
        List<ConceptMap> maps = new ArrayList<>();
        for (Field field : PharmacyMaps.class.getFields()) {
            maps.add((ConceptMap) field.get(null));
        }
        assertThat(maps).hasSizeGreaterThan(8);
        return maps;
    }

    private static Map<String, String> displays(String system) {
        Map<String, String> displays = new HashMap<>();
        if (FHIR.fetchCodeSystem(system) instanceof CodeSystem known) {
            collect(known.getConcept(), displays);
        }
        return displays;
    }

    private static void collect(List<ConceptDefinitionComponent> concepts, Map<String, String> displays) {
        for (ConceptDefinitionComponent concept : concepts) {
            displays.put(concept.getCode(), concept.getDisplay() == null ? "" : concept.getDisplay());
            collect(concept.getConcept(), displays);
        }
    }
}
