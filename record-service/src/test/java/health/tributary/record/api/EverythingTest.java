package health.tributary.record.api;

import static health.tributary.record.api.Fhir.assertRefused;
import static health.tributary.record.api.Fhir.entries;
import static health.tributary.record.api.Fhir.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.access.AccessToken;
import health.tributary.contract.EntryId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.MemoryRecordStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EverythingTest {
    private final Scene scene = new Scene(new MemoryRecordStore());
    private final SubjectId ann = scene.subject("ann");
    private final SubjectId anna = scene.subject("anna");
    private final SubjectId ben = scene.subject("ben");
    private EntryId doctor;
    private EntryId northern;
    private EntryId southern;

    @BeforeEach
    void people() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.SOUTH, anna, "Smith", "Anna", "2");
        scene.person(Scene.NORTH, ben, "Jones", "Ben", "3");
        doctor = scene.practitioner(Scene.NORTH, "House");
        scene.practitioner(Scene.NORTH, "Nobody");
        northern = scene.glucose(Scene.NORTH, ann, "g1", doctor.value());
        southern = scene.glucose(Scene.SOUTH, anna, "g2", "");
        scene.glucose(Scene.NORTH, ben, "g3", "");
    }

    @Test
    void ofOneSourceItIsThePatientItsEntriesAndWhatTheyReferTo() {
        Answer bundle = scene.everything(scene.patient(ann), ann.value(), Map.of());
        assertThat(entries(bundle))
                .containsExactly("Patient/" + ann, "Observation/" + northern, "Practitioner/" + doctor);
        assertThat(json(bundle).path("total").asInt()).isEqualTo(2);
        assertThat(json(bundle).at("/entry/2/search/mode").asText()).isEqualTo("include");
        assertThat(json(bundle).path("link")).hasSize(1);
        Fhir.assertValid(bundle.body());
    }

    @Test
    void ofSeveralSourcesItIsOneRecordUnderAnyOfTheIds() {
        scene.link(ann, anna);
        Answer bundle = scene.everything(scene.clinician(), anna.value(), Map.of());
        assertThat(entries(bundle))
                .containsExactlyInAnyOrder(
                        "Patient/" + ann,
                        "Observation/" + northern,
                        "Observation/" + southern,
                        "Practitioner/" + doctor);
        for (JsonNode entry : json(bundle).path("entry")) {
            if (entry.at("/resource/resourceType").asText().equals("Observation")) {
                assertThat(entry.at("/resource/subject/reference").asText()).isEqualTo("Patient/" + ann);
            }
        }
        Fhir.assertValid(bundle.body());
    }

    @Test
    void aWardGetsWhatItsOrganisationSaid() {
        scene.link(ann, anna);
        assertThat(entries(scene.everything(scene.ward(Scene.SOUTH), ann.value(), Map.of())))
                .containsExactly("Patient/" + ann, "Observation/" + southern);
    }

    @Test
    void aTokenGetsTheTypesItsScopesGrant() {
        Viewer narrow = scene.viewer(AccessToken.of("app", ann.value(), null, "patient/Patient.r"));
        assertThat(entries(scene.everything(narrow, ann.value(), Map.of()))).containsExactly("Patient/" + ann);
        Viewer blind = scene.viewer(AccessToken.of("app", ann.value(), null, "patient/Observation.rs"));
        assertRefused(scene.everything(blind, ann.value(), Map.of()), 403, "forbidden");
    }

    @Test
    void strangersAndUnknownIdsAreRefused() {
        assertRefused(scene.everything(scene.patient(ben), ann.value(), Map.of()), 403, "forbidden");
        String nobody = scene.subject("nobody").value();
        assertRefused(scene.everything(scene.clinician(), nobody, Map.of()), 404, "not-found");
        assertRefused(scene.everything(scene.clinician(), "1", Map.of()), 404, "not-found");
    }

    @Test
    void typesAndTimesNarrowIt() {
        Viewer own = scene.patient(ann);
        assertThat(entries(scene.everything(own, ann.value(), Map.of("_type", List.of("Observation")))))
                .containsExactly("Observation/" + northern);
        assertThat(entries(scene.everything(own, ann.value(), Map.of("_type", List.of("Patient,Practitioner")))))
                .containsExactly("Patient/" + ann);
        // The demographics are of 12:00, the observation of 12:05.
        assertThat(entries(scene.everything(own, ann.value(), Map.of("_since", List.of("2026-03-01T12:03:00Z")))))
                .containsExactly("Observation/" + northern, "Practitioner/" + doctor);
        assertThat(entries(scene.everything(own, ann.value(), Map.of("_since", List.of("2027-01-01")))))
                .isEmpty();
    }

    @Test
    void whatItDoesNotUnderstandIsRefusedAndNotPassedOver() {
        Viewer own = scene.patient(ann);
        for (String name : List.of("_count", "_after", "_since", "_type", "start")) {
            Answer answer = scene.everything(own, ann.value(), Map.of(name, List.of("-5")));
            assertThat(answer.status()).as(name).isEqualTo(400);
            assertThat(json(answer).at("/issue/0/expression/0").asText("")).isEqualTo(name);
        }
        assertRefused(scene.everything(own, ann.value(), Map.of("_count", List.of("0"))), 400, "invalid");
        assertRefused(scene.everything(own, ann.value(), Map.of("start", List.of("2026"))), 400, "not-supported");
    }
}
