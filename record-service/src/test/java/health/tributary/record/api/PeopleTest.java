package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.record.apply.MemoryRecordStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final MemoryRecordStore store = new MemoryRecordStore();
    private final Scene scene = new Scene(store);
    private final People people = new People(store);
    private final SubjectId ann = scene.subject("ann");
    private final SubjectId anna = scene.subject("anna");

    @Test
    void aSubjectIsAPersonOfItsOwnUntilItIsLinked() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        assertThat(people.of(ann))
                .contains(new Person(PersonId.of(ann), List.of(new Person.Member(ann, Scene.NORTH, Scene.NOON))));
    }

    @Test
    void everyMemberLeadsToThePersonAndAfterAnUnlinkToItsOwn() {
        scene.person(Scene.NORTH, ann, "Smith", "Ann", "1");
        scene.person(Scene.SOUTH, anna, "Smith", "Anna", "2");
        scene.link(ann, anna);
        assertThat(people.of(List.of(ann, anna)).values())
                .extracting(Person::id)
                .containsExactly(PersonId.of(ann), PersonId.of(ann));
        scene.link(ann);
        assertThat(people.of(anna).map(Person::id)).contains(PersonId.of(anna));
        assertThat(people.of(ann).orElseThrow().subjects()).containsExactly(ann);
    }

    @Test
    void aDirectoryAndAnUnknownIdAreNobody() {
        scene.practitioner(Scene.NORTH, "House");
        store.allSubjects()
                .forEach(directory -> assertThat(people.of(directory.id())).isEmpty());
        assertThat(people.of(scene.subject("nobody"))).isEmpty();
    }
}
