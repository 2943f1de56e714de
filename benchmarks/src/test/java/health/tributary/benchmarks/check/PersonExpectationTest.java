package health.tributary.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.benchmarks.check.PersonExpectation.Resource;
import health.tributary.benchmarks.traffic.Admissions;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Mark;
import health.tributary.benchmarks.traffic.Person;
import health.tributary.benchmarks.traffic.Results;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonExpectationTest {
    private final Kind updates = new Admissions("R1");
    private final Kind results = new Results("R1", 2);
    private final Expected expected = new Expected();
    private final Faults faults = new Faults();
    private final Told told = new Told(faults);
    private final List<Resource> record = new ArrayList<>();

    /** Patient 3 after two updates and one result, as it should be. */
    @BeforeEach
    void aRecordThatIsRight() {
        taken(updates, 1);
        taken(results, 2);
        taken(updates, 3);
        shown("Patient", "p", updates.message(3, 3, Instant.EPOCH).mark());
        shown("RelatedPerson", "r", updates.message(3, 3, Instant.EPOCH).mark());
        shown("Encounter", "e");
        shown("AllergyIntolerance", "a");
        shown("Condition", "c");
        shown("Practitioner", "any");
        Mark order = results.message(3, 2, Instant.EPOCH).mark();
        shown("DiagnosticReport", "d", order);
        shown("ServiceRequest", "s", order);
        shown("Observation", "o1");
        shown("Observation", "o2", order);
    }

    @Test
    void aWholeRecordIsRight() {
        assertThat(expected.taken()).isEqualTo(3);
        assertThat(faultsFound()).isEmpty();
    }

    @Test
    void aLostResourceIsAFault() {
        record.removeIf(resource -> resource.id().equals("o1"));
        assertThat(faultsFound()).singleElement().asString().contains("1 resources of type Observation");
    }

    @Test
    void aDoubledResourceIsAFault() {
        shown("Encounter", "e2");
        assertThat(faultsFound()).singleElement().asString().contains("2 resources of type Encounter");
    }

    @Test
    void aDoubledPersonIsAFault() {
        shown("Patient", "p2");
        assertThat(faultsFound()).singleElement().asString().contains("2 resources of type Patient");
    }

    @Test
    void anOldUpdateThatIsShownIsAFault() {
        shown("Location", "l", new Mark("adt", 3, 1));
        assertThat(faultsFound()).singleElement().asString().contains("old or another's");
    }

    @Test
    void anUpdateThatIsNotShownIsAFault() {
        taken(updates, 9);
        assertThat(faultsFound()).anyMatch(fault -> fault.contains("lacks"));
    }

    @Test
    void anotherPatientsResultIsAFault() {
        shown("Location", "l", new Mark("oru", 77, 77));
        assertThat(faultsFound()).hasSize(1);
    }

    @Test
    void aResourceThatNobodyWasToldOfIsAFault() {
        record.removeIf(resource -> resource.id().equals("c"));
        record.add(new Resource("Condition", "c9", List.of()));
        assertThat(faultsFound()).singleElement().asString().contains("nobody was told of Condition/c9");
    }

    private void taken(Kind kind, long sequence) {
        expected.taken(kind, 3, kind.message(3, sequence, Instant.EPOCH).mark());
    }

    private void shown(String type, String id, Mark... marks) {
        record.add(new Resource(type, id, List.of(marks)));
        told.next("created", type + "/" + id, false);
    }

    private List<String> faultsFound() {
        assertThat(expected.persons()).containsOnlyKeys(new Person.Searched("/Patient?identifier=R1P3"));
        expected.persons().forEach((person, expectation) -> expectation.check(person.toString(), record, told, faults));
        return faults.first();
    }
}
