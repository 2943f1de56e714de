package health.tributary.normalizer.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;

/** The tables against the code systems that HL7 publishes with FHIR R4. */
class MapsTest {
    private static final DefaultProfileValidationSupport FHIR =
            new DefaultProfileValidationSupport(FhirContext.forR4());

    @Test
    void everyTargetIsACodeOfItsSystem() throws IllegalAccessException {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (ConceptMap map : maps()) {
            for (Concept concept : map.all().values()) {
                Set<String> codes = codes(concept.system());
                if (!codes.isEmpty()) {
                    checked++;
                    if (!codes.contains(concept.code())) {
                        wrong.add(concept.system() + "|" + concept.code());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(150);
    }

    @Test
    void everySourceIsACodeOfItsHl7Table() throws IllegalAccessException {
        List<String> unknown = new ArrayList<>();
        for (ConceptMap map : maps()) {
            for (String code : map.all().keySet()) {
                if (CodeSystems.defines(map.table(), "U") && !CodeSystems.defines(map.table(), code)) {
                    unknown.add(map.table() + "|" + code);
                }
            }
        }
        // Later versions of v2 added these.
        assertThat(unknown)
                .isSubsetOf("0200|BAD", "0200|F", "0200|K", "0200|NAV", "0200|NOUSE", "0200|TEMP", "0200|MSK");
    }

    @Test
    void aCodeIsOnlyMappedWhereItsCodingSystemIsTheMapsTable() {
        assertThat(Maps.GENDER.applies("")).isTrue();
        assertThat(Maps.GENDER.applies("HL70001")).isTrue();
        assertThat(Maps.GENDER.applies("0001")).isTrue();
        assertThat(Maps.GENDER.applies("HL70002")).isFalse();
        assertThat(Maps.GENDER.applies("99LOCAL")).isFalse();
        assertThat(Maps.GENDER.get("f").code()).isEqualTo("female");
        assertThat(Maps.GENDER.get("X")).isNull();
    }

    @Test
    void codingSystemsHaveTheirUris() {
        assertThat(CodeSystems.uri("LN")).isEqualTo("http://loinc.org");
        assertThat(CodeSystems.uri("ln")).isEqualTo("http://loinc.org");
        assertThat(CodeSystems.uri("I10C")).isEqualTo("http://hl7.org/fhir/sid/icd-10-cm");
        assertThat(CodeSystems.uri("99LOCAL")).isNull();
        assertThat(CodeSystems.table("HL70063")).isEqualTo("0063");
        assertThat(CodeSystems.table("HL7")).isNull();
        assertThat(CodeSystems.defines("0063", "SPO")).isTrue();
        assertThat(CodeSystems.defines("0063", "WIFE")).isFalse();
    }

    @Test
    void universalIdsBecomeUris() {
        assertThat(LocalUri.universal("1.2.3.4.5", "ISO")).isEqualTo("urn:oid:1.2.3.4.5");
        assertThat(LocalUri.universal("1.2.03", "ISO")).isNull();
        assertThat(LocalUri.universal("C6DB3F9E-0000-4000-8000-0123456789AB", "UUID"))
                .isEqualTo("urn:uuid:c6db3f9e-0000-4000-8000-0123456789ab");
        assertThat(LocalUri.universal("https://hospital.example/mrn", "URI")).isEqualTo("https://hospital.example/mrn");
        assertThat(LocalUri.universal("hospital.example", "DNS")).isNull();
        assertThat(LocalUri.authority("clinic/Ä B")).isEqualTo("https://tributary.health/authority/clinic/%C3%84%20B");
    }

    private static List<ConceptMap> maps() throws IllegalAccessException {
        List<ConceptMap> maps = new ArrayList<>();
        for (Field field : Maps.class.getFields()) {
            if (field.getType() == ConceptMap.class) {
                maps.add((ConceptMap) field.get(null));
            }
        }
        assertThat(maps).hasSizeGreaterThan(20);
        return maps;
    }

    private static Set<String> codes(String system) {
        Set<String> codes = new HashSet<>();
        if (FHIR.fetchCodeSystem(system) instanceof CodeSystem known) {
            collect(known.getConcept(), codes);
        }
        return codes;
    }

    private static void collect(List<ConceptDefinitionComponent> concepts, Set<String> codes) {
        for (ConceptDefinitionComponent concept : concepts) {
            codes.add(concept.getCode());
            collect(concept.getConcept(), codes);
        }
    }
}
