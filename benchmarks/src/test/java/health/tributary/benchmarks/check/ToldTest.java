package health.tributary.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToldTest {
    private final Faults faults = new Faults();
    private final Told told = new Told(faults);

    @Test
    void createdOnceThenUpdatedIsRight() {
        told.next("created", "Encounter/1", false);
        told.next("updated", "Encounter/1", false);
        told.next("created", "Observation/2", true);
        assertThat(faults.first()).isEmpty();
        assertThat(told.of("Encounter/1")).isTrue();
        assertThat(told.of("Encounter/2")).isFalse();
    }

    @Test
    void createdTwiceIsAFault() {
        told.next("created", "Encounter/1", false);
        told.next("created", "Encounter/1", false);
        assertThat(faults.first()).containsExactly("Encounter/1 was told twice as created");
    }

    @Test
    void whatWasRetractedMayComeAgain() {
        told.next("created", "Encounter/1", false);
        told.next("retracted", "Encounter/1", false);
        assertThat(told.of("Encounter/1")).isFalse();
        told.next("restored", "Encounter/1", false);
        assertThat(faults.first()).isEmpty();
        assertThat(told.of("Encounter/1")).isTrue();
    }

    @Test
    void anEntryOfOneMessageIsToldOnce() {
        told.next("created", "Observation/2", true);
        told.next("updated", "Observation/2", true);
        assertThat(faults.count()).isEqualTo(1);
    }
}
