package health.tributary.hl7v2;

import static health.tributary.hl7v2.Samples.MSH;
import static health.tributary.hl7v2.Samples.first;
import static health.tributary.hl7v2.Samples.read;
import static health.tributary.hl7v2.Samples.refuse;
import static health.tributary.hl7v2.Samples.repairs;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.hl7v2.Unreadable.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 21: what is odd but plain is taken with a warning that names the repair; the rest is refused with the reason. */
class RepairTest {
    @Test
    void case21AMessageAsTheStandardHasItNeedsNoRepair() {
        assertThat(read(Samples.ADMISSION).warnings()).isEmpty();
        assertThat(read(MSH).warnings()).isEmpty();
    }

    @Test
    void case21MissingControlIdVersionAndTypeAreWarnedOf() {
        Message message = read("MSH|^~\\&|LAB|||||||\rPID|1");
        assertThat(message.warnings())
                .extracting(Warning::toString)
                .containsExactly(
                        "MSH-9: MSH-9 is required and empty",
                        "MSH-10: MSH-10 is required and empty",
                        "MSH-12: MSH-12 is required and empty");
        assertThat(message.header().controlId()).isEmpty();
    }

    @Test
    void case21AFifthEncodingCharacterIsTheTruncationCharacter() {
        Message message = read(MSH.replace("^~\\&", "^~\\&#") + "\rOBX|1|ST|A^B&C~D||x\\P\\y");
        assertThat(repairs(message)).containsExactly(Repair.TRUNCATION_CHARACTER);
        assertThat(message.delimiters().truncation()).isEqualTo('#');
        assertThat(message.segment(0).text(2)).isEqualTo("^~\\&#");
        assertThat(first(message, "OBX").field(3).repetition(1).text(2, 2)).isEqualTo("C");
        assertThat(first(message, "OBX").text(5)).isEqualTo("x#y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^~\\\\&", "^~\\\\&#"})
    void case21ADoubledEscapeCharacterIsReadOnce(String declared) {
        Message message = read(MSH.replace("^~\\&", declared) + "\rOBX|1|ST|A^B&C");
        assertThat(repairs(message)).contains(Repair.DOUBLED_ESCAPE_CHARACTER);
        assertThat(message.delimiters().escape()).isEqualTo('\\');
        assertThat(message.delimiters().subcomponent()).isEqualTo('&');
        assertThat(first(message, "OBX").field(3).repetition(1).text(2, 2)).isEqualTo("C");
    }

    @Test
    void case21AShortMshTwoIsCompletedWithTheUsualCharacters() {
        Message message = read(MSH.replace("^~\\&", "^~") + "\rOBX|1|ST|A^B&C||\\F\\");
        assertThat(repairs(message)).containsExactly(Repair.ENCODING_CHARACTERS_COMPLETED);
        assertThat(first(message, "OBX").field(3).repetition(1).text(2, 2)).isEqualTo("C");
        assertThat(first(message, "OBX").text(5)).isEqualTo("|");
    }

    @Test
    void case21AUsualCharacterThatIsTakenOtherwiseIsNotAddedTwice() {
        Message message = read(MSH.replace("^~\\&", "&~") + "\rOBX|1|ST|A&B^C");
        assertThat(message.delimiters().subcomponent()).isEqualTo(Delimiters.NONE);
        assertThat(first(message, "OBX").field(3).text(2)).isEqualTo("B^C");
    }

    @Test
    void case21AnOverlongMshTwoIsCut() {
        Message message = read(MSH.replace("^~\\&", "^~\\&#$!%") + "\rOBX|1|ST|A^B");
        assertThat(repairs(message)).containsExactly(Repair.ENCODING_CHARACTERS_CUT, Repair.TRUNCATION_CHARACTER);
        assertThat(first(message, "OBX").field(3).text(2)).isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource({"LF,LINE_FEED_ENDS_SEGMENT", "CRLF,", "CR,"})
    void case21SegmentsEndInThreeWays(String end, Repair repair) {
        String separator = end.replace("CR", "\r").replace("LF", "\n");
        Message message = read(String.join(separator, MSH, "PID|1||P", "OBX|1") + separator);
        assertThat(message.segments()).extracting(Segment::name).containsExactly("MSH", "PID", "OBX");
        assertThat(first(message, "PID").text(3)).isEqualTo("P");
        if (repair == null) {
            assertThat(message.warnings()).isEmpty();
        } else {
            assertThat(repairs(message)).containsExactly(repair);
        }
    }

    @Test
    void case21MixedEndsAreTakenWhereASegmentFollows() {
        Message message = read(MSH + "\rPID|1\nPV1|1\r\nOBX|1\n");
        assertThat(message.segments()).extracting(Segment::name).containsExactly("MSH", "PID", "PV1", "OBX");
        assertThat(repairs(message)).containsExactly(Repair.MIXED_SEGMENT_ENDS);
    }

    @Test
    void case21ALineFeedInsideOfATextDoesNotCutTheText() {
        Message message = read(MSH + "\rOBX|1|TX|A||one\ntwo, too\n\nFour|u\rOBX|2");
        assertThat(first(message, "OBX").text(5)).isEqualTo("one\ntwo, too\n\nFour");
        assertThat(first(message, "OBX").text(6)).isEqualTo("u");
        assertThat(message.size()).isEqualTo(3);
        assertThat(repairs(message)).containsExactly(Repair.LINE_BREAK_IN_FIELD);
    }

    @Test
    void case21LowerCaseNamesReadAsUpperCase() {
        Message message = read("msh" + MSH.substring(3) + "\rpid|1||P\rzab|x");
        assertThat(message.segments()).extracting(Segment::name).containsExactly("MSH", "PID", "ZAB");
        assertThat(message.header().version()).isEqualTo("2.5.1");
        assertThat(message.warnings())
                .extracting(Warning::place)
                .extracting(Location::toString)
                .containsExactly("MSH", "PID", "ZAB");
        assertThat(repairs(message)).containsOnly(Repair.LOWER_CASE_NAME);
    }

    @ParameterizedTest
    @CsvSource({"0B,FRAME_BYTES", "EFBBBF,BYTE_ORDER_MARK", "200D0A09,LEADING_BYTES"})
    void case21WhatStandsBeforeTheHeaderIsSkipped(String hex, Repair repair) {
        byte[] lead = java.util.HexFormat.of().parseHex(hex);
        byte[] message = java.util.Arrays.copyOf(lead, lead.length + MSH.length());
        System.arraycopy(Samples.bytes(MSH), 0, message, lead.length, MSH.length());
        Message read = read(message, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(repairs(read)).containsExactly(repair);
        assertThat(read.header().version()).isEqualTo("2.5.1");
    }

    @Test
    void case21FrameBytesAndJunkBehindTheMessageAreSkipped() {
        Message message = read("\u000b" + MSH + "\rPID|1\r\u001c\rthe end\r");
        assertThat(message.segments()).extracting(Segment::name).containsExactly("MSH", "PID");
        assertThat(repairs(message)).containsExactly(Repair.FRAME_BYTES, Repair.TRAILING_BYTES);
    }

    @Test
    void case21AnEndOfBlockInsideOfATextIsText() {
        Message message = read(MSH + "\rOBX|1|ST|A||x\u001cy");
        assertThat(first(message, "OBX").text(5)).isEqualTo("x\u001cy");
    }

    @Test
    void case21PaddingIsSkipped() {
        Message message = read(MSH + "\rPID|1|x\r\0\0\u001a");
        assertThat(first(message, "PID").text(2)).isEqualTo("x");
        assertThat(repairs(message)).containsExactly(Repair.TRAILING_BYTES);
    }

    @Test
    void case21TrailingWordsAreKeptAsAnUnnamedSegment() {
        Message message = read(MSH + "\rPID|1\rEND OF TRANSMISSION|x\r");
        Segment last = message.segment(2);
        assertThat(last.name()).isEqualTo("???");
        assertThat(last.raw()).isEqualTo("END OF TRANSMISSION|x");
        assertThat(last.field(1).text()).isEqualTo("x");
        assertThat(message.warnings())
                .containsExactly(new Warning(Repair.BAD_SEGMENT_NAME, new Location("???", 1, 0, 0, 0, 0)));
    }

    @Test
    void case21EmptySegmentsAreSkippedAndBlanksBeforeNamesToo() {
        Message message = read(MSH + "\r\r\r  \r\tPID|1\r\r");
        assertThat(message.segments()).extracting(Segment::name).containsExactly("MSH", "PID");
        assertThat(repairs(message)).containsExactly(Repair.EMPTY_SEGMENTS_SKIPPED, Repair.LEADING_BLANKS);
    }

    @Test
    void case21SegmentsOfASiteAndNamesWithoutFieldsAreSegments() {
        Message message = read(MSH + "\rZZ9|1\rPV2\rOBX|1");
        assertThat(message.warnings()).isEmpty();
        assertThat(first(message, "PV2").fieldCount()).isZero();
        assertThat(first(message, "ZZ9").isLocal()).isTrue();
    }

    @Test
    void case21WarningsAreBounded() {
        Message message = read(MSH + "\r" + "??|x\r".repeat(10_000));
        assertThat(message.size()).isEqualTo(10_001);
        assertThat(message.warnings()).hasSize(WarningLog.MAX_WARNINGS + 1);
        assertThat(message.warnings().get(WarningLog.MAX_WARNINGS).repair()).isEqualTo(Repair.MORE_WARNINGS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!EMPTY!message",
                "PID|1!NO_MSH!message",
                "MS!NO_MSH!message",
                "MSH!MSH_TOO_SHORT!MSH",
                "MSH|!MSH_TOO_SHORT!MSH",
                "MSH||LAB|!MSH_TOO_SHORT!MSH",
                "MSH|ADT|LAB!BAD_DELIMITERS!MSH-2",
                "MSH|^^\\&|LAB!BAD_DELIMITERS!MSH-2",
                "MSHA^~\\&ALAB!BAD_DELIMITERS!MSH-2",
                "FHS|^~\\&|LAB!BATCH!message",
                "BHS|^~\\&|LAB!BATCH!message",
            })
    void case21WhatCannotBeAMessageIsRefusedWithReasonAndPlace(String text, Reason reason, String place) {
        Unreadable refused = refuse(text);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.place()).hasToString(place);
        assertThat(refused.rule()).isNotBlank();
    }

    @Test
    void case21TwoMessagesInOneAreNeverReadAsOne() {
        assertThat(refuse(MSH + "\rPID|1\r" + MSH + "\rPID|2").reason()).isEqualTo(Reason.SEVERAL_MESSAGES);
        assertThat(refuse(MSH + "\rPID|1\r\u001c\r\u000b" + MSH + "\rPID|2").reason())
                .isEqualTo(Reason.SEVERAL_MESSAGES);
    }
}
