package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.access.Action;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.MemoryRecordStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private final MemoryRecordStore store = new MemoryRecordStore();
    private final Scene scene = new Scene(store);
    private final SubjectId ann = scene.subject("ann");
    private final SubjectId anna = scene.subject("anna");
    private final SubjectId ben = scene.subject("ben");

    @BeforeEach
    void people() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.SOUTH, anna, "Smith", "Anna", "2");
        scene.person(Scene.NORTH, ben, "Jones", "Ben", "3");
    }

    @Test
    void aPatientSeesAllSourcesOfItsPersonAndNobodyElse() {
        scene.link(ann, anna);
        Viewer viewer = scene.patient(anna);
        assertThat(viewer.of(Action.READ, "Observation", of(ann)).subjects()).containsExactlyInAnyOrder(ann, anna);
        assertThat(viewer.of(Action.READ, "Observation", of(ben)).nothing()).isTrue();
        assertThat(viewer.of(Action.READ, "Observation", of(ben)).refusal().status())
                .isEqualTo(403);
    }

    @Test
    void anUnlinkTakesTheOtherSourceFromSightAtOnce() {
        scene.link(ann, anna);
        scene.link(ann);
        assertThat(scene.patient(anna).of(Action.READ, "Patient", of(ann)).nothing())
                .isTrue();
        assertThat(scene.patient(anna).of(Action.READ, "Patient", of(anna)).subjects())
                .containsExactly(anna);
    }

    @Test
    void aWardSeesWhatItsOrganisationSaidOfAPerson() {
        scene.link(ann, anna);
        assertThat(scene.ward(Scene.SOUTH).of(Action.READ, "Patient", of(ann)).subjects())
                .containsExactly(anna);
        assertThat(scene.ward(Scene.SOUTH).of(Action.READ, "Patient", of(ben)).nothing())
                .isTrue();
        assertThat(scene.ward(Scene.SOUTH).everybody(Action.SEARCH, "Patient").permitted())
                .isFalse();
    }

    private Person of(SubjectId subject) {
        return new People(store).of(subject).orElseThrow();
    }
}
