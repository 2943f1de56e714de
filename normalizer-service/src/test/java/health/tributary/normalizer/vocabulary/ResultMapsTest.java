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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ResultMapsTest {
    private static final DefaultProfileValidationSupport R4 = new DefaultProfileValidationSupport(FhirContext.forR4());
    private static final Map<String, ConceptMap> MAPS = Map.ofEntries(
            Map.entry("order status", ResultMaps.ORDER_STATUS),
            Map.entry("order control", ResultMaps.ORDER_CONTROL_STATUS),
            Map.entry("order control, standing", ResultMaps.ORDER_CONTROL_STANDING),
            Map.entry("order status of results", ResultMaps.RESULT_ORDER_STATUS),
            Map.entry("order activity", ResultMaps.ORDER_ACTIVITY),
            Map.entry("order type", ResultMaps.ORDER_TYPE),
            Map.entry("repeat pattern", ResultMaps.REPEAT_PATTERN),
            Map.entry("timing event", ResultMaps.TIMING_EVENT),
            Map.entry("order priority", ResultMaps.ORDER_PRIORITY),
            Map.entry("diagnostic section", ResultMaps.DIAGNOSTIC_SECTION),
            Map.entry("observation category", ResultMaps.OBSERVATION_CATEGORY),
            Map.entry("interpretation", ResultMaps.INTERPRETATION),
            Map.entry("abnormal test nature", ResultMaps.ABNORMAL_TEST_NATURE),
            Map.entry("observation status", ResultMaps.OBSERVATION_STATUS),
            Map.entry("report status", ResultMaps.REPORT_STATUS),
            Map.entry("specimen status", ResultMaps.SPECIMEN_STATUS),
            Map.entry("additive", ResultMaps.ADDITIVE),
            Map.entry("specimen type", ResultMaps.SPECIMEN_TYPE),
            Map.entry("collection method", ResultMaps.COLLECTION_METHOD),
            Map.entry("reject reason", ResultMaps.SPECIMEN_REJECT_REASON),
            Map.entry("specimen condition", ResultMaps.SPECIMEN_CONDITION));

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
        add(found.getConcept(), codes);
        return codes;
    }

    private static void add(List<ConceptDefinitionComponent> concepts, Set<String> codes) {
        for (ConceptDefinitionComponent concept : concepts) {
            codes.add(concept.getCode());
            add(concept.getConcept(), codes);
        }
    }

    @Test
    void everyStatusOfTheTwoResultTablesIsMapped() {
        for (String code : "A B C D F I N O P R S U V W X".split(" ", -1)) {
            assertThat(ResultMaps.OBSERVATION_STATUS.get(code)).as(code).isNotNull();
        }
        for (String code : "A C F I M N O P R S X".split(" ", -1)) {
            assertThat(ResultMaps.REPORT_STATUS.get(code)).as(code).isNotNull();
        }
    }

    @Test
    void vitalSignsAreKnownByTheirLoincCodes() {
        assertThat(ResultMaps.isVitalSign("8867-4")).isTrue();
        assertThat(ResultMaps.isVitalSign("2345-7")).isFalse();
    }

    @Test
    void mediaTypesAreReadFromBothPartsHoweverTheyAreWritten() {
        assertThat(MediaTypes.of("application", "pdf")).isEqualTo("application/pdf");
        assertThat(MediaTypes.of("PDF", "")).isEqualTo("application/pdf");
        assertThat(MediaTypes.of("Image", "JPEG")).isEqualTo("image/jpeg");
        assertThat(MediaTypes.of("", "application/pdf")).isEqualTo("application/pdf");
        assertThat(MediaTypes.of("text", "x-notes")).isEqualTo("text/x-notes");
        assertThat(MediaTypes.of("", "")).isEqualTo(MediaTypes.UNKNOWN);
        assertThat(MediaTypes.of("<script>", "a/b/c")).isEqualTo(MediaTypes.UNKNOWN);
    }
}
