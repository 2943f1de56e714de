package health.tributary.normalizer.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables of appointments, immunizations and documents against the code systems that HL7 publishes with FHIR R4. */
class FeedMapsTest {
    private static final DefaultProfileValidationSupport R4 = new DefaultProfileValidationSupport(FhirContext.forR4());
    private static final Map<String, ConceptMap> MAPS = Map.of(
            "appointment reason", ScheduleMaps.REASON,
            "appointment type", ScheduleMaps.TYPE,
            "appointment status", ScheduleMaps.STATUS,
            "participation", ScheduleMaps.PARTICIPATION,
            "immunization completion", ImmunizationMaps.COMPLETION,
            "immunization status", ImmunizationMaps.STATUS,
            "vaccination route", ImmunizationMaps.ROUTE,
            "document completion", DocumentMaps.COMPLETION,
            "document confidentiality", DocumentMaps.CONFIDENTIALITY,
            "document availability", DocumentMaps.AVAILABILITY);

    @TestFactory
    List<DynamicTest> everyTargetIsACodeOfItsCodeSystemInR4() {
        return MAPS.entrySet().stream()
                .map(map -> DynamicTest.dynamicTest(map.getKey(), () -> check(map.getValue())))
                .toList();
    }

    private static void check(ConceptMap map) {
        assertThat(map.all()).isNotEmpty();
        map.all()
                .forEach((code, concept) -> assertThat(codes(concept.system()))
                        .as(map.table() + " " + code)
                        .contains(concept.code()));
    }

    private static Set<String> codes(String system) {
        CodeSystem found = (CodeSystem) R4.fetchCodeSystem(system);
        assertThat(found).as(system).isNotNull();
        Set<String> codes = new HashSet<>();
        collect(found.getConcept(), codes);
        return codes;
    }

    private static void collect(List<ConceptDefinitionComponent> concepts, Set<String> codes) {
        for (ConceptDefinitionComponent concept : concepts) {
            codes.add(concept.getCode());
            collect(concept.getConcept(), codes);
        }
    }
}
