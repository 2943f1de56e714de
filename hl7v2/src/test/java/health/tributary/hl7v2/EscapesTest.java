package health.tributary.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
                "\\C9999\\",
                "\\M244A\\",
                "\\C28\\",
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

    /** Section 2.7.4; each of the names was written by the set that its sequence names. */
    @ParameterizedTest
    @CsvSource({
        "C2D41, C2842, ISO-8859-1, Zoë",
        "C2D42, C2842, ISO-8859-2, Łucja",
        "C2D4C, C2842, ISO-8859-5, Анна",
        "C2D46, C2842, ISO-8859-7, Άννα",
        "C2d4d, C2842, ISO-8859-9, Işık",
        "C2949, C284A, JIS_X0201, ﾔﾏﾀﾞ",
        "M242943, C2842, EUC-KR, 김희중",
        "M242941, C2842, GB2312, 王小东",
    })
    void case15SequencesSwitchToOtherSetsAndBack(String there, String back, String charset, String name) {
        byte[] head = Samples.bytes(Samples.MSH + "\rOBX|1|ST|A||a\\" + there + "\\");
        byte[] written = name.getBytes(Charset.forName(charset));
        byte[] tail = Samples.bytes("\\" + back + "\\z^next|u");
        Message message = Samples.read(joined(head, written, tail), StandardCharsets.UTF_8);
        assertThat(Samples.first(message, "OBX").text(5)).isEqualTo("a" + name + "z");
        assertThat(Samples.first(message, "OBX").text(5, 2)).isEqualTo("next");
    }

    /** In JIS X 0208 each character is two bytes of ASCII's range. */
    @Test
    void case15KanjiOfTwoBytesAreReadBehindTheirSequence() {
        byte[] kanji = "山田".getBytes(Charset.forName("ISO-2022-JP"));
        String bytes = new String(kanji, 3, 4, StandardCharsets.US_ASCII);
        assertThat(Samples.value("\\M2442\\" + bytes + "\\C2842\\ Taro").text()).isEqualTo("山田 Taro");
    }

    @Test
    void case15ASetLastsToTheEndOfItsValueOnly() {
        Field value = Samples.value("\\C2D4C\\\u00b0^\\X41\\\u00c3\u00a9");
        assertThat(value.text(1)).isEqualTo("\u0410");
        assertThat(value.text(2)).isEqualTo("Aé");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
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
