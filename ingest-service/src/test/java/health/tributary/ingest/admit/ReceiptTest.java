package health.tributary.ingest.admit;

import static health.tributary.ingest.Samples.KEY;
import static health.tributary.ingest.Samples.NOW;
import static health.tributary.ingest.Samples.REGISTRY;
import static health.tributary.ingest.Samples.admission;
import static health.tributary.ingest.Samples.bytes;
import static health.tributary.ingest.Samples.message;
import static health.tributary.ingest.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.hl7v2.AckCode;
import health.tributary.hl7v2.AckCode.Outcome;
import health.tributary.hl7v2.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptTest {
    private static final Admit ADMIT = new Admit(KEY, new AdmitRules(10, 1));

    private static Receipt receipt(String text, boolean durable) {
        Delivery delivery = ADMIT.admit(Arrival.of(bytes(text), NOW), FeedLookup.byHeader(REGISTRY));
        List<Reply> replies = delivery.admissions().stream()
                .map(admission -> Reply.to(admission, durable))
                .toList();
        return new Receipt(delivery, replies);
    }

    private static String controlId(String answer) {
        return ((Message) Message.read(bytes(answer), StandardCharsets.UTF_8))
                .header()
                .controlId();
    }

    @Test
    void case1_theAnswerEchoesItsOwnControlId() {
        String answer = text(receipt(admission("C-17", "1"), true).wanted(false).orElseThrow());
        assertThat(answer).startsWith("MSH|^~\\&|HUB|NET|ADT|NORTH|20260301101530.250+0000||ACK^A01^ACK|");
        assertThat(answer).endsWith("\rMSA|AA|C-17\r");
    }

    @Test
    void case3_whatIsNotDurableIsNeverAnsweredPositively() {
        String answer =
                text(receipt(admission("C-17", "1"), false).wanted(false).orElseThrow());
        assertThat(answer).contains("\rMSA|AE|C-17\r").contains("ERR|").contains("send it again");
        assertThat(receipt(admission("C-17", "1"), false).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatCannotBeAMessageIsAnsweredWithPlaceAndRule() {
        String answer = text(receipt("MSH|x", true).answer());
        assertThat(answer).contains("MSA|AR").contains("ERR||MSH^1").contains("delimiters");
    }

    @Test
    void aRefusalThatCouldNotBeKeptIsToBeSentAgain() {
        assertThat(text(receipt("junk", false).answer())).contains("MSA|AE");
    }

    @ParameterizedTest
    @CsvSource({
        // MSH-15, MSH-16, durable?, MSA-1 or nothing
        "'', '', true, AA",
        "AL, NE, true, CA",
        "AL, AL, true, CA",
        "AL, NE, false, CE",
        "ER, NE, true, ",
        "ER, NE, false, CE",
        "SU, NE, true, CA",
        "SU, NE, false, ",
        "NE, NE, true, ",
        "NE, NE, false, ",
        "NE, AL, true, AA",
        "NE, AL, false, AE",
        "'', AL, true, AA",
        "'', ER, true, ",
        "'', ER, false, AE",
        "AL, '', true, CA"
    })
    void theSenderGetsTheOneAnswerThatItAsksFor(String accept, String application, boolean durable, AckCode code) {
        String modes = accept + "|" + application;
        Receipt receipt = receipt(message("NORTH", "1", modes, "PID|1||1^^^MRN"), durable);
        if (code == null) {
            assertThat(receipt.wanted(false)).isEmpty();
        } else {
            assertThat(text(receipt.wanted(false).orElseThrow())).contains("\rMSA|" + code + "|1\r");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // MSH-15, MSH-16, durable?, a second answer?
        "AL, AL, true, true",
        "SU, SU, true, true",
        "AL, SU, true, true",
        "AL, NE, true, false",
        "AL, ER, true, false",
        "AL, '', true, false",
        "AL, AL, false, false",
        "ER, ER, false, false",
        "NE, AL, true, false",
        "ER, AL, true, false",
        "'', '', true, false"
    })
    void theApplicationAcknowledgementFollowsOnAnAcceptIfBothAreAskedFor(
            String accept, String application, boolean durable, boolean follows) {
        Receipt receipt = receipt(message("NORTH", "7", accept + "|" + application, "PID|1||1^^^MRN"), durable);
        assertThat(receipt.application().isPresent()).isEqualTo(follows);
        if (follows) {
            String first = text(receipt.wanted(false).orElseThrow());
            String second = text(receipt.application().orElseThrow());
            assertThat(first).contains("\rMSA|CA|7\r");
            assertThat(second).contains("\rMSA|AA|7\r");
            assertThat(controlId(second)).hasSize(20).isNotEqualTo(controlId(first));
        }
    }

    @Test
    void aRefusedMessageGetsNoApplicationAcknowledgement() {
        Receipt receipt = receipt(message("ELSEWHERE", "7", "AL|AL", "PID|1||1"), true);
        assertThat(text(receipt.wanted(false).orElseThrow())).contains("\rMSA|CR|7\r");
        assertThat(receipt.application()).isEmpty();
    }

    @Test
    void neverAndNeverIsAnsweredWhereTheOperatorWantsItSo() {
        Receipt never = receipt(message("NORTH", "1", "NE|NE", "PID|1||1^^^MRN"), true);
        assertThat(never.asked()).isFalse();
        assertThat(text(never.wanted(true).orElseThrow())).contains("\rMSA|CA|1\r");
        Receipt onError = receipt(message("NORTH", "1", "ER|NE", "PID|1||1^^^MRN"), true);
        assertThat(onError.wanted(true)).isEmpty();
    }

    @Test
    void aBatchGetsABatchOfAnswersInOrder() {
        String batch = "BHS|^~\\&|ADT|NORTH|HUB|NET|||||B-1\r" + admission("1", "1")
                + message("ELSEWHERE", "2", "", "PID|1||2") + admission("3", "3") + "BTS|3\r";
        Receipt receipt = receipt(batch, true);
        String answer = text(receipt.wanted(false).orElseThrow());
        assertThat(answer).startsWith("BHS|").endsWith("BTS|3\r");
        assertThat(answer).containsSubsequence("MSA|AA|1\r", "MSA|AR|2\r", "MSA|AA|3\r");
        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aHalfGoodBatchSaysForEachMessageWhatBecameOfItAndThatItsCountIsWrong() {
        String batch = "FHS|^~\\&|ADT|NORTH\rBHS|^~\\&|ADT|NORTH\r" + admission("1", "1")
                + "MSH|^^\\&|ADT|NORTH|||||ADT^A01|2|P|2.5\r" + message("NORTH", "3", "AL|NE", "PID|1||3^^^MRN")
                + message("NORTH", "4", "", "PID|1||4^^^MRN").replace("|P|2.5|||", "|P|2.3||x|")
                + "BTS|5\rFTS|1\r";
        Receipt receipt = receipt(batch, true);
        String answer = text(receipt.wanted(false).orElseThrow());
        assertThat(answer)
                .containsSubsequence(
                        "MSA|AA|1\r", "MSA|AR|", "ERR||MSH^1^2", "MSA|CA|3\r", "MSA|AR|4\r", "ERR|MSH^1^14^100|");
        assertThat(answer)
                .containsSubsequence(
                        "BTS|4|the count in the batch's or file's trailer differs from what came\r", "FTS|1\r");
        assertThat(receipt.delivery().warnings())
                .hasToString("[BTS-1: the count in the batch's or file's trailer differs from what came]");
        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void messagesBehindOneAnotherGetAnswersBehindOneAnother() {
        String answer = text(receipt(admission("1", "1") + admission("2", "2"), true)
                .wanted(false)
                .orElseThrow());
        assertThat(answer).startsWith("MSH|").containsSubsequence("MSA|AA|1\r", "MSH|", "MSA|AA|2\r");
    }

    @Test
    void whatIsNotKeptIsAnsweredByItsHeader() {
        byte[] head = bytes(message("NORTH", "7", "AL|NE", "OBX|1|ED|||^^^Base64^AAAA"));
        String tooLarge = text(NotKept.TOO_LARGE.answer(head, NOW));
        assertThat(tooLarge).contains("\rMSA|CR|7\r").contains("larger than");
        assertThat(text(NotKept.NO_ROOM.answer(bytes(admission("8", "1")), NOW)))
                .contains("\rMSA|AE|8\r");
        assertThat(text(NotKept.TOO_LARGE.answer(bytes("junk"), NOW))).contains("MSA|AR");
    }
}
