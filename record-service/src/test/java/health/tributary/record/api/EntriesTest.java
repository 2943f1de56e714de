package health.tributary.record.api;

import static health.tributary.record.api.Fhir.assertRefused;
import static health.tributary.record.api.Fhir.entries;
import static health.tributary.record.api.Fhir.json;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.access.AccessToken;
import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.MemoryRecordStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntriesTest {
    private static final String TYPE = "Observation";

    private final Scene scene = new Scene(new MemoryRecordStore());
    private final SubjectId ann = scene.subject("ann");
    private final SubjectId anna = scene.subject("anna");
    private final SubjectId ben = scene.subject("ben");
    private EntryId glucose;
    private EntryId southern;
    private EntryId doctor;

    @BeforeEach
    void people() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.SOUTH, anna, "Smith", "Anna", "2");
        scene.person(Scene.NORTH, ben, "Jones", "Ben", "3");
        doctor = scene.practitioner(Scene.NORTH, "House");
        glucose = scene.glucose(Scene.NORTH, ann, "g1", doctor.value());
        southern = scene.glucose(Scene.SOUTH, anna, "g2", "");
        scene.glucose(Scene.NORTH, ben, "g3", "");
    }

    @Test
    void anEntryIsReadWithItsVersionAsTag() {
        Answer answer = scene.read(scene.clinician(), TYPE, glucose.value());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.tag()).contains(json(answer).at("/meta/versionId").asText());
        assertThat(answer.lastModified()).isPresent();
        assertThat(answer.location()).isEmpty();
        Fhir.assertValid(answer.body());
    }

    @Test
    void aLinkedEntryNamesThePersonAndItsTagEndsWithTheLink() {
        Viewer clinician = scene.clinician();
        String alone = scene.read(clinician, TYPE, southern.value()).tag().orElseThrow();
        scene.link(ann, anna);
        Answer linked = scene.read(clinician, TYPE, southern.value());
        assertThat(json(linked).at("/subject/reference").asText()).isEqualTo("Patient/" + ann);
        assertThat(json(linked).at("/meta/versionId").asText()).isEqualTo(alone);
        assertThat(linked.tag().orElseThrow()).isNotEqualTo(alone);
        scene.link(ann);
        Answer apart = scene.read(clinician, TYPE, southern.value());
        assertThat(json(apart).at("/subject/reference").asText()).isEqualTo("Patient/" + anna);
        assertThat(apart.tag()).contains(alone);
    }

    @Test
    void anAliasShowsItsTargetAndSaysWhereThatStands() {
        EntryId placer = scene.entry(ann, TYPE, "placer");
        scene.alias(Scene.NORTH, ann, placer, glucose);
        Answer answer = scene.read(scene.patient(ann), TYPE, placer.value());
        assertThat(json(answer).path("id").asText()).isEqualTo(glucose.value());
        assertThat(answer.location()).contains("Observation/" + glucose);
        assertThat(entries(scene.search(scene.patient(ann), TYPE, Map.of()))).containsExactly("Observation/" + glucose);
    }

    @Test
    void whatIsUnknownForeignOrRetractedIsRefusedEachInItsWay() {
        Viewer own = scene.patient(ann);
        assertRefused(scene.read(own, TYPE, scene.entry(ann, TYPE, "none").value()), 404, "not-found");
        assertRefused(scene.read(own, TYPE, "not an id"), 404, "not-found");
        assertRefused(scene.read(own, "Condition", glucose.value()), 404, "not-found");
        assertRefused(scene.read(own, TYPE, southern.value()), 403, "forbidden");
        scene.retract(Scene.NORTH, ann, TYPE, glucose);
        assertRefused(scene.read(own, TYPE, glucose.value()), 410, "deleted");
        assertRefused(scene.read(scene.patient(ben), TYPE, glucose.value()), 403, "forbidden");
    }

    @Test
    void thePatientMayBeNamedByAnyIdItEverHad() {
        scene.link(ann, anna);
        for (String patient :
                List.of(ann.value(), anna.value(), "Patient/" + anna, "http://elsewhere.example/fhir/Patient/" + ann)) {
            assertThat(entries(scene.search(scene.clinician(), TYPE, Map.of("patient", List.of(patient)))))
                    .containsExactlyInAnyOrder("Observation/" + glucose, "Observation/" + southern);
        }
    }

    @Test
    void aPatientsSearchIsAboutItself() {
        assertThat(entries(scene.search(scene.patient(ann), TYPE, Map.of()))).containsExactly("Observation/" + glucose);
        assertRefused(
                scene.search(scene.patient(ann), TYPE, Map.of("patient", List.of(ben.value()))), 403, "forbidden");
        assertRefused(
                scene.search(
                        scene.patient(ann),
                        TYPE,
                        Map.of("patient", List.of(scene.subject("nobody").value()))),
                403,
                "forbidden");
    }

    @Test
    void aWardSearchesAPatientForWhatItSaidAndNeverAll() {
        scene.link(ann, anna);
        assertThat(entries(scene.search(scene.ward(Scene.SOUTH), TYPE, Map.of("patient", List.of(ann.value())))))
                .containsExactly("Observation/" + southern);
        assertRefused(scene.search(scene.ward(Scene.SOUTH), TYPE, Map.of()), 403, "forbidden");
        assertRefused(scene.read(scene.ward(Scene.SOUTH), TYPE, glucose.value()), 403, "forbidden");
    }

    @Test
    void aTokenWithoutTheScopeReadsNothing() {
        Viewer narrow = scene.viewer(AccessToken.of("app", ann.value(), null, "patient/Condition.rs"));
        assertRefused(scene.read(narrow, TYPE, glucose.value()), 403, "forbidden");
        assertRefused(scene.read(narrow, "Practitioner", doctor.value()), 403, "forbidden");
    }

    @Test
    void entriesAreFoundByIdTogetherWithTheRest() {
        Viewer clinician = scene.clinician();
        Map<String, List<String>> both = Map.of("_id", List.of(glucose + "," + southern + ",junk"));
        assertThat(entries(scene.search(clinician, TYPE, both)))
                .containsExactlyInAnyOrder("Observation/" + glucose, "Observation/" + southern);
        assertThat(entries(scene.search(
                        clinician, TYPE, Map.of("_id", List.of(glucose.value()), "patient", List.of(ben.value())))))
                .isEmpty();
        assertThat(entries(scene.search(clinician, TYPE, Map.of("_id", List.of("junk")))))
                .isEmpty();
        assertThat(entries(scene.search(scene.patient(ann), TYPE, both))).containsExactly("Observation/" + glucose);
    }

    @Test
    void searchesCombineTheirCriteria() {
        Viewer clinician = scene.clinician();
        assertThat(entries(scene.search(
                        clinician,
                        TYPE,
                        Map.of(
                                "code", List.of("http://loinc.org|2345-7"),
                                "status", List.of("final,amended"),
                                "date", List.of("ge2026-02-01", "lt2026-03-01")))))
                .hasSize(3);
        assertThat(entries(scene.search(clinician, TYPE, Map.of("date", List.of("2026-02-04")))))
                .isEmpty();
        assertThat(entries(scene.search(clinician, TYPE, Map.of("_lastUpdated", List.of("gt2026-03-01T12:04:30Z")))))
                .hasSize(2);
        assertThat(json(scene.search(clinician, TYPE, Map.of("_count", List.of("1"), "_total", List.of("accurate"))))
                        .path("total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void theDirectoryIsReadAndSearchedByPatientsToo() {
        assertThat(scene.read(scene.patient(ann), "Practitioner", doctor.value())
                        .status())
                .isEqualTo(200);
        assertThat(entries(scene.search(scene.patient(ann), "Practitioner", Map.of("name", List.of("hou")))))
                .containsExactly("Practitioner/" + doctor);
    }
}
