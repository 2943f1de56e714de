package health.tributary.fhir;

import static health.tributary.fhir.Samples.resource;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FhirVersionTest {
    @Test
    void theContentTypeMayNameR4OrNothing() {
        assertThat(FhirVersion.ofMediaType("application/fhir+json")).isEmpty();
        assertThat(FhirVersion.ofMediaType("application/fhir+json; fhirVersion=4.0"))
                .isEmpty();
        assertThat(FhirVersion.ofMediaType("application/fhir+json;charset=utf-8;fhirVersion=\"4.0.1\""))
                .isEmpty();
        assertThat(FhirVersion.ofMediaType("application/fhir+json; fhirVersion=5.0"))
                .isPresent();
        assertThat(FhirVersion.ofMediaType("application/fhir+json; fhirVersion=3.0"))
                .isPresent();
        assertThat(FhirVersion.ofMediaType(null)).isEmpty();
    }

    @Test
    void typesElementsAndProfilesOfOtherVersionsShow() {
        assertThat(place("{'resourceType':'ImagingSelection'}")).isEqualTo("x");
        assertThat(place("{'resourceType':'MedicationOrder'}")).isEqualTo("x");
        assertThat(place("{'resourceType':'Encounter','actualPeriod':{}}")).isEqualTo("x.actualPeriod");
        assertThat(
                        place(
                                "{'resourceType':'Patient','meta':{'profile':['http://a.example','http://hl7.org/fhir/5.0/StructureDefinition/Patient']}}"))
                .isEqualTo("x.meta.profile[1]");
        assertThat(
                        place(
                                "{'resourceType':'Patient','meta':{'profile':['http://hl7.org/fhir/StructureDefinition/Patient|5.0.0']}}"))
                .isEqualTo("x.meta.profile[0]");
    }

    @Test
    void r4bIsTakenWhereR4HasTheType() {
        assertThat(FhirVersion.ofMediaType("application/fhir+json; fhirversion=4.3"))
                .isEmpty();
        assertThat(FhirVersion.ofMediaType("application/fhir+json; fhirversion=4.30"))
                .isPresent();
        assertThat(place(
                        "{'resourceType':'Patient','meta':{'profile':['http://hl7.org/fhir/4.3/StructureDefinition/Patient',"
                                + "'http://hl7.org/fhir/StructureDefinition/Patient|4.3.0']}}"))
                .isEmpty();
        assertThat(place("{'resourceType':'NutritionProduct'}")).isEqualTo("x");
    }

    @Test
    void r4AndWhatNobodyKnowsIsNoOtherVersion() {
        assertThat(place("{'resourceType':'Encounter','period':{},'strange':1}"))
                .isEmpty();
        assertThat(place("{'resourceType':'Thing'}")).isEmpty();
        assertThat(place(
                        "{'resourceType':'Patient','meta':{'profile':['http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|3.1.1',"
                                + "'http://hl7.org/fhir/StructureDefinition/vitalsigns|4.0.1']}}"))
                .isEmpty();
    }

    private static String place(String json) {
        return FhirVersion.of(resource(json), "x").map(Problem::expression).orElse("");
    }
}
