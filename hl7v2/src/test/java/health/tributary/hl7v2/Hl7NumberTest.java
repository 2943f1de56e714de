package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7NumberTest {
    @ParameterizedTest
    @CsvSource({"5.10,5.10", "-0.5,-0.5", "+7,7", ".5,0.5", "12.,12", "' 3 ',3", "0,0"})
    void decimalsAreKeptAsWritten(String text, String number) {
        assertThat(Hl7Number.parse(text).toOptional().orElseThrow().toString()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e5", "1,5", "<5", "-", ".", "1.2.3", "5 mg", "--1", "٣"})
    void whatIsNoNumberIsInvalid(String text) {
        assertThat(Hl7Number.parse(text)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void nothingIsAbsentAndEndlessDigitsAreNoNumber() {
        assertThat(Hl7Number.parse(" ")).isInstanceOf(Parsed.Absent.class);
        assertThat(Hl7Number.parse("9".repeat(65))).isInstanceOf(Parsed.Invalid.class);
        assertThat(Hl7Number.parse("9".repeat(64))).isInstanceOf(Parsed.Valid.class);
    }
}
