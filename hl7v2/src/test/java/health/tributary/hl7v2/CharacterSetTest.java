package health.tributary.hl7v2;

import static health.tributary.hl7v2.Samples.first;
import static health.tributary.hl7v2.Samples.read;
import static health.tributary.hl7v2.Samples.repairs;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 15: MSH-18 is honoured, then the feed's default; invalid bytes are reported, the raw bytes kept. */
class CharacterSetTest {
    private static String message(String declared, String name) {
        return "MSH|^~\\&|LAB||||||ORU^R01|1|P|2.5||||||" + declared + "\rPID|1||7||" + name + "^X";
    }

    private static Message readIn(String charset, String declared, String name, Charset defaultCharset) {
        return read(message(declared, name).getBytes(Charset.forName(charset)), defaultCharset);
    }

    private static String name(Message message) {
        return first(message, "PID").text(5);
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8, UTF-8, Zoë",
        "UTF-8, UTF-8, Zoë",
        "utf8, UTF-8, Łucja",
        "UNICODE, UTF-8, Łucja",
        "8859/1, ISO-8859-1, Zoë",
        "8859/2, ISO-8859-2, Łucja",
        "8859/5, ISO-8859-5, Анна",
        "8859/7, ISO-8859-7, Άννα",
        "8859/9, ISO-8859-9, Işık",
        "8859/15, ISO-8859-15, Œuvrard",
        "ISO-8859-1, ISO-8859-1, Zoë",
        "ISO8859-15, ISO-8859-15, Œuvrard",
        "WINDOWS-1252, windows-1252, Œuvrard",
        "CP1252, windows-1252, Œuvrard",
        "ASCII, US-ASCII, Anna",
        "KS X 1001, EUC-KR, 김",
        "CNS 11643-1992, x-EUC-TW, 王",
    })
    void case15NamesInTheHeaderAreHonoured(String declared, String charset, String name) {
        Message message = readIn(charset, declared, name, StandardCharsets.US_ASCII);
        assertThat(name(message)).isEqualTo(name);
        assertThat(message.charset()).isEqualTo(Charset.forName(charset));
        assertThat(message.warnings()).isEmpty();
        assertThat(message.transcoded()).isFalse();
    }

    /** Table 0211, and what senders write instead. */
    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8, UTF-8",
        "UTF8, UTF-8",
        "utf-8, UTF-8",
        "UNICODE_UTF8, UTF-8",
        "UNICODE UTF-16, UTF-16",
        "UNICODE UTF-32, UTF-32",
        "8859/1, ISO-8859-1",
        "8859-1, ISO-8859-1",
        "8859/15, ISO-8859-15",
        "ISO8859-1, ISO-8859-1",
        "ISO 8859/2, ISO-8859-2",
        "ISO_8859-1:1987, ISO-8859-1",
        "ISO IR100, ISO-8859-1",
        "ISO_IR 144, ISO-8859-5",
        "ISO IR6, US-ASCII",
        "ascii, US-ASCII",
        "ISO IR14, JIS_X0201",
        "ISO IR87, ISO-2022-JP",
        "ISO IR159, ISO-2022-JP-2",
        "GB 18030-2000, GB18030",
        "KS X 1001, EUC-KR",
        "CNS 11643-1992, x-EUC-TW",
        "BIG-5, Big5",
        "Windows-1252, windows-1252",
        "CP1252, windows-1252",
        "ANSI, windows-1252",
        "WE8ISO8859P1, ISO-8859-1",
    })
    void case15NamesAreFoundHoweverTheyAreWritten(String written, String charset) {
        assertThat(CharacterSetNames.find(written)).contains(Charset.forName(charset));
    }

    @Test
    void case15AFeedsDefaultReadsWhatHasNoNameInTable0211() {
        assertThat(name(readIn("windows-1252", "", "Œuvrard €", Charset.forName("windows-1252"))))
                .isEqualTo("Œuvrard €");
    }

    @Test
    void case15TheFirstRepetitionNamesTheSetOfTheMessage() {
        assertThat(name(readIn("ISO-8859-5", "8859/5~UNICODE UTF-8", "Анна", StandardCharsets.UTF_8)))
                .isEqualTo("Анна");
    }

    /** In these sets the second byte of a character may be a delimiter: 許 in Big5 ends with a vertical bar's byte. */
    @ParameterizedTest
    @CsvSource({
        "GB 18030-2000, GB18030, 王誠",
        "BIG-5, Big5, 許功蓋",
        "~ISO IR87, ISO-2022-JP, 山田",
        "ISO IR87, ISO-2022-JP, 山田",
        "SHIFT_JIS, Shift_JIS, ソ表",
    })
    void case15SetsThatHideDelimitersInCharactersAreReadFromACopy(String declared, String charset, String name) {
        Message message = readIn(charset, declared, name, StandardCharsets.UTF_8);
        assertThat(name(message)).isEqualTo(name);
        assertThat(first(message, "PID").text(5, 2)).isEqualTo("X");
        assertThat(message.charset()).isEqualTo(Charset.forName(charset));
        assertThat(message.transcoded()).isTrue();
        assertThat(message.warnings()).isEmpty();
    }

    @Test
    void case15AnEncodingThatCannotCarryAHeaderOrAnAnswerIsUnknown() {
        for (String name : new String[] {"IBM037", "x-JISAutoDetect", "ISO-2022-CN", "no name at all"}) {
            assertThat(CharacterSetNames.find(name)).as(name).isEmpty();
        }
    }

    @Test
    void case15WithoutANameTheDefaultDecides() {
        assertThat(name(readIn("ISO-8859-1", "", "Zoë", StandardCharsets.ISO_8859_1)))
                .isEqualTo("Zoë");
        assertThat(name(readIn("UTF-8", "", "Zoë", StandardCharsets.UTF_8))).isEqualTo("Zoë");
        assertThat(name(readIn("Big5", "", "許功蓋", Charset.forName("Big5")))).isEqualTo("許功蓋");
    }

    @Test
    void case15AnUnknownNameIsWarnedOfAndTheDefaultUsed() {
        Message message = readIn("ISO-8859-1", "KLINGON", "Zoë", StandardCharsets.ISO_8859_1);
        assertThat(name(message)).isEqualTo("Zoë");
        assertThat(message.warnings())
                .extracting(Warning::toString)
                .containsExactly("MSH-18: " + Repair.UNKNOWN_CHARACTER_SET.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void case15WideTextIsFoundByItsBytes(String charset) {
        Message message = readIn(charset, "UNICODE UTF-16", "Łucja", StandardCharsets.ISO_8859_1);
        assertThat(name(message)).isEqualTo("Łucja");
        assertThat(message.transcoded()).isTrue();
        assertThat(message.header().controlId()).isEqualTo("1");
    }

    @Test
    void case15AHeaderThatContradictsTheBytesIsWarnedOf() {
        Message wide = readIn("UTF-8", "UNICODE UTF-16", "Zoë", StandardCharsets.ISO_8859_1);
        assertThat(name(wide)).isEqualTo("Zoë");
        assertThat(repairs(wide)).containsExactly(Repair.CHARACTER_SET_CONTRADICTED);
        Message ascii = readIn("ISO-8859-1", "ASCII", "Zoë", StandardCharsets.ISO_8859_1);
        assertThat(name(ascii)).isEqualTo("Zoë");
        assertThat(repairs(ascii)).containsExactly(Repair.CHARACTER_SET_CONTRADICTED);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, 8859/1, Zoë",
        "UTF-8, ISO8859-15, Łucja",
        "UTF-8, WINDOWS-1252, 김",
        "windows-1252, 8859/1, Œuvrard €"
    })
    void case15WhatIsNoIso8859ThoughTheHeaderNamesItIsReadAsWhatItIs(String charset, String declared, String name) {
        Message message = readIn(charset, declared, name, StandardCharsets.US_ASCII);
        assertThat(name(message)).isEqualTo(name);
        assertThat(repairs(message)).containsExactly(Repair.CHARACTER_SET_CONTRADICTED);
    }

    @Test
    void case15OneCharacterThatIsNotUtf8KeepsTheSetOfTheHeader() {
        Message message = readIn("ISO-8859-1", "8859/1", "Ã¼ Zoë", StandardCharsets.US_ASCII);
        assertThat(name(message)).isEqualTo("Ã¼ Zoë");
        assertThat(message.warnings()).isEmpty();
    }

    @Test
    void case15InvalidBytesAreReportedWithTheirPlaceAndKept() {
        Message message = readIn("ISO-8859-1", "UNICODE UTF-8", "Zoë", StandardCharsets.US_ASCII);
        assertThat(name(message)).isEqualTo("Zo\uFFFD");
        assertThat(message.warnings())
                .containsExactly(new Warning(Repair.INVALID_BYTES, new Location("PID", 1, 5, 0, 0, 0)));
        assertThat(first(message, "PID").field(5).component(1).bytes().get(2)).isEqualTo((byte) 0xEB);
    }

    @Test
    void case15InvalidBytesInACopyAreReportedToo() {
        byte[] bytes = message("BIG-5", "許?").getBytes(Charset.forName("Big5"));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xFF : bytes[i];
        }
        Message message = read(bytes, StandardCharsets.UTF_8);
        assertThat(message.warnings())
                .containsExactly(new Warning(Repair.INVALID_BYTES, new Location("PID", 1, 5, 0, 0, 0)));
    }

    @Test
    void case15InvalidBytesInTheHeaderAreCountedAsTheHeaderCounts() {
        byte[] bytes = Samples.bytes("MSH|^~\\&|L\u00e9B||||||ORU^R01|1|P|2.5");
        assertThat(read(bytes, StandardCharsets.UTF_8).warnings())
                .extracting(Warning::place)
                .extracting(Location::toString)
                .containsExactly("MSH-3");
    }

    @Test
    void case15AByteOrderMarkDecides() {
        byte[] bytes = ("\uFEFF" + message("", "Zoë")).getBytes(StandardCharsets.UTF_8);
        Message message = read(bytes, StandardCharsets.ISO_8859_1);
        assertThat(name(message)).isEqualTo("Zoë");
        assertThat(repairs(message)).containsExactly(Repair.BYTE_ORDER_MARK);
    }
}
