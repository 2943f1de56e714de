package health.tributary.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Numbers numbers = new Numbers();

    @Test
    void numbersFromOneOnAreRight() {
        next(1, 2, 3);
        assertThat(numbers.fault()).isEmpty();
        assertThat(numbers.last()).isEqualTo(3);
    }

    @Test
    void aGapIsAFaultAndStaysOne() {
        next(1, 3, 4, 5);
        assertThat(numbers.fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("after event 1 came 3"));
    }

    @Test
    void aFirstNumberOtherThanOneIsAFault() {
        next(2);
        assertThat(numbers.fault()).isPresent();
    }

    @Test
    void aNumberTwiceIsAFault() {
        next(1, 2, 2, 3);
        assertThat(numbers.fault()).isPresent();
    }

    private void next(long... each) {
        for (long number : each) {
            numbers.next(number);
        }
    }
}
