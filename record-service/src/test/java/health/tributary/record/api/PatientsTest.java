package health.tributary.record.api;

import static health.tributary.record.api.Fhir.assertRefused;
import static health.tributary.record.api.Fhir.entries;
import static health.tributary.record.api.Fhir.json;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.MemoryRecordStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientsTest {
    private final Scene scene = new Scene(new MemoryRecordStore());
    private final SubjectId ann = scene.subject("ann");
    private final SubjectId anna = scene.subject("anna");
    private final SubjectId ben = scene.subject("ben");
    private final EntryId southern = scene.entry(anna, "Patient", "demographics");

    @BeforeEach
    void people() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.SOUTH, anna, "Smith", "Anna", "2");
        scene.person(Scene.NORTH, ben, "Jones", "Ben", "3");
    }

    @Test
    void aPersonIsReadByItsIdByAFormerOneAndEachSourceByItsOwn() {
        scene.link(ann, anna);
        Answer person = scene.read(scene.clinician(), "Patient", ann.value());
        assertThat(json(person).path("id").asText()).isEqualTo(ann.value());
        assertThat(json(person).path("identifier")).hasSize(2);
        assertThat(person.location()).isEmpty();
        Fhir.assertValid(person.body());
        Answer former = scene.read(scene.patient(ann), "Patient", anna.value());
        assertThat(former.body()).isEqualTo(person.body());
        assertThat(former.location()).contains("Patient/" + ann);
        Answer source = scene.read(scene.clinician(), "Patient", southern.value());
        assertThat(json(source).path("id").asText()).isEqualTo(southern.value());
        assertThat(json(source).path("identifier")).hasSize(1);
    }

    @Test
    void aLinkIsANewVersionOfThePerson() {
        String before =
                scene.read(scene.clinician(), "Patient", ann.value()).tag().orElseThrow();
        scene.link(ann, anna);
        assertThat(scene.read(scene.clinician(), "Patient", ann.value()).tag()).isNotEqualTo(before);
        scene.link(ann);
        assertThat(scene.read(scene.clinician(), "Patient", ann.value()).tag()).contains(before);
    }

    @Test
    void aWardReadsThePersonAsItsOwnOrganisationKnowsIt() {
        scene.link(ann, anna);
        Answer seen = scene.read(scene.ward(Scene.SOUTH), "Patient", ann.value());
        assertThat(json(seen).path("identifier")).hasSize(1);
        assertThat(json(seen).at("/identifier/0/value").asText()).isEqualTo("2");
        assertThat(seen.body()).doesNotContain("\"Ann\"");
        assertRefused(scene.read(scene.ward(Scene.SOUTH), "Patient", ben.value()), 403, "forbidden");
    }

    @Test
    void strangersAreForbiddenUnknownOnesNotFoundAndRetractedOnesGone() {
        assertRefused(scene.read(scene.patient(ben), "Patient", ann.value()), 403, "forbidden");
        assertRefused(scene.read(scene.patient(ben), "Patient", southern.value()), 403, "forbidden");
        assertRefused(
                scene.read(scene.clinician(), "Patient", scene.subject("nobody").value()), 404, "not-found");
        scene.glucose(Scene.NORTH, scene.subject("bare"), "g", "");
        assertRefused(
                scene.read(scene.clinician(), "Patient", scene.subject("bare").value()), 404, "not-found");
        scene.retract(Scene.NORTH, ben, "Patient", scene.entry(ben, "Patient", "demographics"));
        assertRefused(scene.read(scene.clinician(), "Patient", ben.value()), 410, "deleted");
        assertThat(entries(scene.search(scene.clinician(), "Patient", Map.of())))
                .hasSize(2);
    }

    @Test
    void personsAreFoundByNumberNameAndBirthDate() {
        for (Map<String, List<String>> query : List.of(
                Map.of("identifier", List.of("urn:oid:2.16.840.1.113883.19.5|3")),
                Map.of("identifier", List.of("3")),
                Map.of("name", List.of("jon")),
                Map.of("family", List.of("JONES"), "given", List.of("be")),
                Map.of("birthdate", List.of("1970-01"), "name", List.of("ben")),
                Map.of("_id", List.of(ben.value())))) {
            assertThat(entries(scene.search(scene.clinician(), "Patient", query)))
                    .as(query.toString())
                    .containsExactly("Patient/" + ben);
        }
        // A system is named, but the number has another; no system is asked for, but the number has one.
        for (String identifier : List.of("urn:oid:2.16.840.1.113883.19.6|3", "|3", "33")) {
            assertThat(entries(scene.search(scene.clinician(), "Patient", Map.of("identifier", List.of(identifier)))))
                    .as(identifier)
                    .isEmpty();
        }
    }

    @Test
    void aPersonOfSeveralSourcesIsFoundOnceByEitherName() {
        scene.link(ann, anna);
        assertThat(entries(scene.search(scene.clinician(), "Patient", Map.of("name", List.of("smith")))))
                .containsExactly("Patient/" + ann);
        assertThat(entries(scene.search(scene.clinician(), "Patient", Map.of("name", List.of("anna")))))
                .containsExactly("Patient/" + ann);
        assertThat(entries(scene.search(scene.clinician(), "Patient", Map.of("_id", List.of(anna + "," + ben)))))
                .containsExactlyInAnyOrder("Patient/" + ann, "Patient/" + ben);
    }

    @Test
    void aPatientsSearchFindsItselfOnly() {
        scene.link(ann, anna);
        assertThat(entries(scene.search(scene.patient(anna), "Patient", Map.of())))
                .containsExactly("Patient/" + ann);
        assertThat(entries(scene.search(scene.patient(anna), "Patient", Map.of("_id", List.of(ben.value())))))
                .isEmpty();
        assertRefused(scene.search(scene.ward(Scene.SOUTH), "Patient", Map.of()), 403, "forbidden");
    }

    @Test
    void bundlesOfPersonsAreValid() {
        scene.link(ann, anna);
        Answer bundle = scene.search(scene.clinician(), "Patient", Map.of());
        assertThat(json(bundle).path("total").asInt()).isEqualTo(2);
        Fhir.assertValid(bundle.body());
    }
}
