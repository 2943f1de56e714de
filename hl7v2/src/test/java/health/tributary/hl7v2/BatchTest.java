package health.tributary.hl7v2;

import static health.tributary.hl7v2.Samples.MSH;
import static health.tributary.hl7v2.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final OffsetDateTime AT = OffsetDateTime.parse("2024-03-15T10:15:31Z");
    private static final String FILE = String.join(
            "\r",
            "FHS|^~\\&|LAB|NORTH|HUB|SOUTH|20240315||||F-1",
            "BHS|^~\\&|LAB|NORTH|HUB|SOUTH|20240315||||B-1",
            MSH,
            "PID|1||A",
            MSH.replace("C-1", "C-2"),
            "PID|1||B",
            "BTS|2",
            "BHS|^~\\&|LAB|NORTH|HUB|SOUTH|20240315||||B-2",
            MSH.replace("C-1", "C-3"),
            "BTS|1",
            "FTS|2",
            "");

    private static Batch split(String text) {
        return Batch.split(bytes(text), StandardCharsets.UTF_8);
    }

    private static List<String> controlIds(Batch batch) {
        return batch.messages().stream()
                .map(range -> Message.read(batch.bytes(), range, StandardCharsets.UTF_8))
                .map(result -> ((Message) result).header().controlId())
                .toList();
    }

    @Test
    void aFileIsCutIntoItsMessages() {
        Batch batch = split(FILE);
        assertThat(batch.warnings()).isEmpty();
        assertThat(controlIds(batch)).containsExactly("C-1", "C-2", "C-3");
        assertThat(batch.groups()).hasSize(2);
        assertThat(batch.groups().get(0).statedCount()).isEqualTo(OptionalLong.of(2));
        assertThat(batch.groups().get(1).header().orElseThrow().text(11)).isEqualTo("B-2");
        assertThat(batch.fileHeader().orElseThrow().text(11)).isEqualTo("F-1");
        assertThat(batch.fileHeader().orElseThrow().text(1)).isEqualTo("|");
    }

    @Test
    void messagesOfABatchReadWithoutWarnings() {
        Batch batch = split(FILE);
        for (ByteRange range : batch.messages()) {
            Message message = (Message) Message.read(batch.bytes(), range, StandardCharsets.UTF_8);
            assertThat(message.warnings()).isEmpty();
        }
    }

    @Test
    void messagesWithoutAnyBatchAreCutToo() {
        Batch batch = split(MSH + "\r\nPID|1\r\n" + MSH.replace("C-1", "C-2") + "\r\n");
        assertThat(controlIds(batch)).containsExactly("C-1", "C-2");
        assertThat(batch.groups()).hasSize(1);
        assertThat(batch.fileHeader()).isEmpty();
        assertThat(batch.warnings()).isEmpty();
    }

    @Test
    void wrongCountsMissingTrailersAndStraysAreWarnedOf() {
        assertThat(split(FILE.replace("BTS|2", "BTS|3")).warnings())
                .extracting(Warning::toString)
                .containsExactly("BTS-1: " + Repair.BATCH_COUNT_WRONG.text());
        assertThat(split(FILE.replace("FTS|2", "FTS|5")).warnings())
                .extracting(Warning::repair)
                .containsExactly(Repair.BATCH_COUNT_WRONG);
        assertThat(split(FILE.substring(0, FILE.indexOf("FTS"))).warnings())
                .extracting(Warning::repair)
                .containsExactly(Repair.BATCH_TRAILER_MISSING);
        assertThat(split("PID|1\r" + MSH).warnings())
                .extracting(Warning::repair)
                .containsExactly(Repair.OUTSIDE_OF_MESSAGES);
    }

    @Test
    void wordsThatBeginLikeATrailerDoNotEndAMessage() {
        Batch batch = split(MSH + "\nFTSE 100 rose\nBTSX\nPID|1");
        assertThat(batch.messages()).hasSize(1);
        assertThat(batch.messages().get(0).end()).isEqualTo(batch.bytes().length);
    }

    @Test
    void wideFilesAreCutFromACopy() {
        Batch batch = Batch.split(FILE.getBytes(StandardCharsets.UTF_16), StandardCharsets.US_ASCII);
        assertThat(controlIds(batch)).containsExactly("C-1", "C-2", "C-3");
    }

    @Test
    void aBatchIsRecognised() {
        assertThat(Batch.looksLikeOne(bytes(FILE))).isTrue();
        assertThat(Batch.looksLikeOne(bytes("\u000b\r" + FILE))).isTrue();
        assertThat(Batch.looksLikeOne(bytes(MSH))).isFalse();
    }

    @Test
    void theAnswerToAFileCountsAndRefersBack() {
        Batch batch = split(FILE);
        byte[] one = bytes("MSH|^~\\&|a\rMSA|AA|C-1\r");
        byte[] answer = new BatchAcknowledgement("R", AT).answer(batch, List.of(List.of(one, one), List.of(one)));
        String header = "|^~\\&|HUB|SOUTH|LAB|NORTH|20240315101531.000+0000||||";
        assertThat(new String(answer, StandardCharsets.UTF_8))
                .isEqualTo("FHS" + header + "R|F-1\r"
                        + "BHS" + header + "R-1|B-1\r"
                        + "MSH|^~\\&|a\rMSA|AA|C-1\r".repeat(2)
                        + "BTS|2\r"
                        + "BHS" + header + "R-2|B-2\r"
                        + "MSH|^~\\&|a\rMSA|AA|C-1\r"
                        + "BTS|1\r"
                        + "FTS|2\r");
        assertThat(Batch.split(answer, StandardCharsets.UTF_8).warnings()).isEmpty();
    }

    @Test
    void aBatchWithoutItsTrailerIsWarnedOfAtItsHeader() {
        assertThat(split(FILE.replace("BTS|2\r", "")).warnings())
                .extracting(Warning::toString)
                .containsExactly("BHS: " + Repair.BATCH_TRAILER_MISSING.text());
    }

    @Test
    void theAnswerSaysWhatWasOddAboutTheBatchAndTheFile() {
        String odd = FILE.replace("BTS|1", "BTS|7").replace("FTS|2", "FTS|4");
        byte[] answer = new BatchAcknowledgement("R", AT).answer(split(odd), List.of(List.of(), List.of()));
        assertThat(new String(answer, StandardCharsets.UTF_8))
                .containsSubsequence(
                        "BTS|0\r",
                        "BTS|0|" + Repair.BATCH_COUNT_WRONG.text() + "\r",
                        "FTS|2|" + Repair.BATCH_COUNT_WRONG.text() + "\r");
        byte[] stray = new BatchAcknowledgement("R", AT)
                .answer(split("PID|1\rBHS|^~\\&|LAB\r" + MSH + "\rBTS|1\r"), List.of(List.of()));
        assertThat(new String(stray, StandardCharsets.UTF_8))
                .endsWith("BTS|0|" + Repair.OUTSIDE_OF_MESSAGES.text() + "\r");
    }

    @Test
    void theAnswerToBareMessagesIsABatch() {
        Batch batch = split(MSH);
        byte[] answer = new BatchAcknowledgement("R", AT).answer(batch, List.of(List.of()));
        assertThat(new String(answer, StandardCharsets.UTF_8))
                .isEqualTo("BHS|^~\\&|||||20240315101531.000+0000||||R\rBTS|0\r");
    }
}
