package health.tributary.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Faults faults = new Faults();
    private final Numbers numbers = new Numbers(faults);

    @Test
    void numbersFromOneOnAreRight() {
        next(1, 2, 3);
        assertThat(faults.first()).isEmpty();
        assertThat(numbers.last()).isEqualTo(3);
    }

    @Test
    void aGapIsAFaultAndStaysOne() {
        next(1, 3, 4, 5);
        assertThat(faults.first()).containsExactly("after event 1 came 3");
    }

    @Test
    void aFirstNumberOtherThanOneIsAFault() {
        next(2);
        assertThat(faults.first()).hasSize(1);
    }

    @Test
    void aNumberTwiceIsAFault() {
        next(1, 2, 2, 3);
        assertThat(faults.first()).hasSize(1);
    }

    private void next(long... each) {
        for (long number : each) {
            numbers.next(number);
        }
    }
}
