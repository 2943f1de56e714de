package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\\F\\\\S\\\\T\\\\R\\\\E\\,|^&~\\",
                "a\\F\\b,a|b",
                "\\X41\\\\X4a6B\\,AJk",
                "\\XC3A9\\,é",
                "\\H\\bold\\N\\ text,bold text",
                "one\\.br\\two,`one\ntwo`",
                "one\\.sp\\two,`one\ntwo`",
                "one\\.sp2\\two,`one\n\ntwo`",
                "one\\.sp+2\\two,`one\n\ntwo`",
                "one\\.ce\\two,`one\ntwo`",
                "a\\.sk3\\b,a   b",
                "\\.in+4\\text\\.fi\\,text",
                "\\.ti-2\\text\\.nf\\,text",
            })
    void knownSequencesMeanWhatTheStandardSays(String written, String read) {
        assertThat(Samples.value(written).text()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\C2842\\",
                "\\M244A\\",
                "\\Z99\\",
                "\\unknown\\",
                "C:\\dir\\file",
                "open\\",
                "\\",
                "\\\\",
                "\\X4\\",
                "\\XZZ\\",
                "\\.xx\\",
                "\\.sp1x\\",
                "\\.\\",
                "\\P\\"
            })
    void whatIsNoKnownSequenceStaysAsWritten(String written) {
        assertThat(Samples.value(written).text()).isEqualTo(written);
    }

    @Test
    void anUnknownSequenceDoesNotSwallowAKnownOne() {
        assertThat(Samples.value("C:\\dir\\F\\x").text()).isEqualTo("C:\\dir|x");
        assertThat(Samples.value("\\Z1\\T\\S\\").text()).isEqualTo("\\Z1\\T^");
    }

    @Test
    void aSequenceCannotBlowUp() {
        assertThat(Samples.value("\\.sp99999999999999\\").text()).hasSize(200);
    }

    @Test
    void delimitersThatAreEscapedDoNotSplit() {
        Field value = Samples.value("a\\S\\b^c\\R\\d\\T\\e");
        assertThat(value.count()).isEqualTo(1);
        assertThat(value.text(1)).isEqualTo("a^b");
        assertThat(value.text(2)).isEqualTo("c~d&e");
    }

    @Test
    void writingEscapesWhatWouldSplitOrEndTheSegment() {
        assertThat(Escapes.escape("a|b^c&d~e\\f\rg\n", Delimiters.STANDARD))
                .isEqualTo("a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f\\X0D\\g\\X0A\\");
        Delimiters bare = new Delimiters('|', '^', Delimiters.NONE, Delimiters.NONE, Delimiters.NONE, Delimiters.NONE);
        assertThat(Escapes.escape("a|b", bare)).isEqualTo("a b");
    }
}
