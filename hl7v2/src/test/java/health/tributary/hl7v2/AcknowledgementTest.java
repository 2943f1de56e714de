package health.tributary.hl7v2;

import static health.tributary.hl7v2.Samples.bytes;
import static health.tributary.hl7v2.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.hl7v2.AckCode.Outcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementTest {
    private static final OffsetDateTime AT = OffsetDateTime.parse("2024-03-15T10:15:31.250-05:00");

    private static String answer(Acknowledgement acknowledgement, ReadResult received) {
        return new String(acknowledgement.answer(received), StandardCharsets.UTF_8);
    }

    @Test
    void theAnswerSwapsSenderAndReceiverAndEchoesTheControlId() {
        String answer = answer(Acknowledgement.of(AckCode.AA, "R-1", AT), read(Samples.ADMISSION));
        assertThat(answer)
                .isEqualTo("MSH|^~\\&|HUB|NET|ADT|GENERAL^1.2.3^ISO|20240315101531.250-0500||ACK^A01^ACK|R-1|P|2.5\r"
                        + "MSA|AA|A-7\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\\F\\7", "A^7", " A 7 ", "A\\7", "\\X41\\", "\"\"", "A~B&C", ""})
    void case1TheControlIdIsEchoedByteForByte(String controlId) {
        String answer = answer(
                Acknowledgement.of(AckCode.AA, "R", AT), read("MSH|^~\\&|LAB||||||ORU^R01|" + controlId + "|P|2.5"));
        assertThat(answer).endsWith("\rMSA|AA|" + controlId + "\r");
    }

    @Test
    void case1BytesThatAreNoTextAreEchoedToo() {
        byte[] message = bytes("MSH|^~\\&|LAB||||||ORU^R01|\u00ff\u00fe7|P|2.5||||||UNICODE UTF-8");
        byte[] answer = Acknowledgement.of(AckCode.AA, "R", AT).answer(Message.read(message, StandardCharsets.UTF_8));
        assertThat(new String(answer, StandardCharsets.ISO_8859_1)).contains("MSA|AA|\u00ff\u00fe7\r");
    }

    @Test
    void theSendersDelimitersAreUsed() {
        ReadResult received = read("MSH#*!%$#LAB#NORTH#####ORU*R01#17#P#2.5");
        Acknowledgement rejection = new Acknowledgement(
                AckCode.AR, "R#1", AT, "no", List.of(AckError.of(ErrorCode.DATA_TYPE_ERROR, "50% # off")));
        assertThat(answer(rejection, received))
                .isEqualTo("MSH#*!%$###LAB#NORTH#20240315101531.250-0500##ACK*R01*ACK#R%F%1#P#2.5\r"
                        + "MSA#AR#17#no\r"
                        + "ERR###102*Data type error*HL70357#E###50%E% %F% off\r");
    }

    @Test
    void aTruncationCharacterIsDeclaredBackAndADoubledEscapeIsNot() {
        assertThat(answer(Acknowledgement.of(AckCode.AA, "R", AT), read("MSH|^~\\&#|LAB||||||ORU^R01|1|P|2.7")))
                .startsWith("MSH|^~\\&#|");
        assertThat(answer(Acknowledgement.of(AckCode.AA, "R", AT), read("MSH|^~\\\\&|LAB||||||ORU^R01|1|P|2.6")))
                .startsWith("MSH|^~\\&|");
    }

    @Test
    void errorsNamePlaceCodeSeverityAndTexts() {
        Location place = Location.parse("PID-3[2].4.1").orElseThrow();
        AckError error = new AckError(
                ErrorCode.UNKNOWN_KEY_IDENTIFIER, Severity.WARNING, Optional.of(place), "not mapped", "ask support");
        Acknowledgement acknowledgement = new Acknowledgement(AckCode.AE, "R", AT, "", List.of(error));
        assertThat(answer(acknowledgement, read(Samples.ADMISSION)))
                .endsWith("ERR||PID^1^3^2^4^1|204^Unknown key identifier^HL70357|W|||not mapped|ask support\r");
    }

    @Test
    void senderOfOldVersionsFindTheErrorInTheFirstFieldToo() {
        AckError error = AckError.at(ErrorCode.REQUIRED_FIELD_MISSING, Location.of("PID", 3), "");
        Acknowledgement acknowledgement = new Acknowledgement(AckCode.AR, "R", AT, "", List.of(error));
        assertThat(answer(acknowledgement, read("MSH|^~\\&|LAB||||||ORU^R01|1|P|2.3.1")))
                .contains("ERR|PID^1^3^101|PID^1^3^1|101^Required field missing^HL70357|E\r");
        assertThat(answer(acknowledgement, read("MSH|^~\\&|LAB||||||ORU^R01|1|P|2.5.1")))
                .contains("ERR||PID^1^3^1|101^Required field missing^HL70357|E\r");
    }

    @Test
    void whatIsNoMessageIsAnsweredInTheUsualForm() {
        Unreadable unreadable = Samples.refuse("PID|1");
        Acknowledgement acknowledgement =
                new Acknowledgement(AckCode.AR, "R", AT, "", List.of(AckError.of(unreadable)));
        assertThat(answer(acknowledgement, unreadable))
                .isEqualTo("MSH|^~\\&|||||20240315101531.250-0500||ACK|R|P|2.5\r"
                        + "MSA|AR|\r"
                        + "ERR|||100^Segment sequence error^HL70357|E|||a message begins with MSH\r");
    }

    @Test
    void case1WhatIsRefusedWithAReadableHeaderIsAnsweredByItsControlId() {
        Unreadable two = Samples.refuse(Samples.MSH + "\r" + Samples.MSH.replace("C-1", "C-2"));
        Acknowledgement acknowledgement = new Acknowledgement(AckCode.AR, "R", AT, "", List.of(AckError.of(two)));
        assertThat(answer(acknowledgement, two))
                .contains("|HUB|SOUTH|LAB|NORTH|")
                .contains("\rMSA|AR|C-1\rERR|");
        assertThat(two.toString()).doesNotContain("LAB");
    }

    @ParameterizedTest
    @EnumSource(Unreadable.Reason.class)
    void everyReasonHasAnErrorCode(Unreadable.Reason reason) {
        AckError error = AckError.of(new Unreadable(reason, Location.WHOLE));
        assertThat(error.code().code()).isBetween(100, 199);
        assertThat(error.place()).isEmpty();
    }

    @Test
    void missingProcessingIdAndVersionGetTheUsualOnes() {
        assertThat(answer(Acknowledgement.of(AckCode.AA, "R", AT), read("MSH|^~\\&|LAB")))
                .contains("||ACK|R|P|2.5\rMSA|AA|\r");
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8,UTF-8,UNICODE UTF-8",
        "8859/15,ISO-8859-15,8859/15",
        "utf8,UTF-8,utf8",
        "KLINGON,ISO-8859-1,8859/1"
    })
    void theAnswerIsInTheSendersCharacterSetAndSaysSo(String declared, String charset, String said) {
        byte[] message = ("MSH|^~\\&|ZOË||||||ORU^R01|1|P|2.5||||||" + declared).getBytes(Charset.forName(charset));
        byte[] answer =
                Acknowledgement.of(AckCode.AA, "R", AT).answer(Message.read(message, StandardCharsets.ISO_8859_1));
        assertThat(new String(answer, Charset.forName(charset)))
                .contains("|ZOË|")
                .contains("|P|2.5||||||" + said + "\rMSA");
    }

    @ParameterizedTest
    @CsvSource({"UNICODE UTF-16,UTF-16LE", "BIG-5,Big5"})
    void answersInSetsThatNeedACopyAreInThatSetToo(String declared, String charset) {
        byte[] message = ("MSH|^~\\&|許||||||ORU^R01|許1|P|2.5||||||" + declared).getBytes(Charset.forName(charset));
        byte[] answer = Acknowledgement.of(AckCode.AA, "R", AT).answer(Message.read(message, StandardCharsets.UTF_8));
        assertThat(new String(answer, Charset.forName(charset))).contains("|許|").endsWith("MSA|AA|許1\r");
    }

    @Test
    void aLineBreakInAnEchoedFieldDoesNotEndTheSegment() {
        ReadResult received = read("MSH|^~\\&|LAB||||||ORU^R01|1|P|2.5\rPID|1");
        ReadResult broken = read("MSH|^~\\&|LA\nB x||||||ORU^R01|1|P|2.5\rPID|1");
        assertThat(((Message) received).size()).isEqualTo(2);
        assertThat(answer(Acknowledgement.of(AckCode.AA, "R", AT), broken).lines())
                .hasSize(2);
    }

    @Test
    void theModeDecidesTheCode() {
        assertThat(AckCode.of(Outcome.ACCEPTED, false)).isEqualTo(AckCode.AA);
        assertThat(AckCode.of(Outcome.FAILED, false)).isEqualTo(AckCode.AE);
        assertThat(AckCode.of(Outcome.REJECTED, false)).isEqualTo(AckCode.AR);
        assertThat(AckCode.of(Outcome.ACCEPTED, true)).isEqualTo(AckCode.CA);
        assertThat(AckCode.of(Outcome.FAILED, true)).isEqualTo(AckCode.CE);
        assertThat(AckCode.of(Outcome.REJECTED, true)).isEqualTo(AckCode.CR);
        assertThat(AckCode.CA.positive()).isTrue();
        assertThat(AckCode.AE.positive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AL,true,true", "NE,false,false", "ER,false,true", "SU,true,false", "su,true,false", "XX,true,true"})
    void conditionsSayWhichOutcomesAreAnswered(String code, boolean onSuccess, boolean onError) {
        AckCondition condition = AckCondition.of(code).orElseThrow();
        assertThat(condition.wants(true)).isEqualTo(onSuccess);
        assertThat(condition.wants(false)).isEqualTo(onError);
    }

    @Test
    void longTextsAreCut() {
        assertThat(AckError.of(ErrorCode.DATA_TYPE_ERROR, "x".repeat(1000)).diagnostic())
                .hasSize(AckError.MAX_TEXT_CHARACTERS);
    }
}
