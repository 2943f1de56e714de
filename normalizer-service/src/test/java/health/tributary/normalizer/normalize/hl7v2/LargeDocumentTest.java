package health.tributary.normalizer.normalize.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.statement.Assert;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Case 16: documents in OBX-5 stay in the archive, whatever their size. */
class LargeDocumentTest {
    private static final Pattern POINTER =
            Pattern.compile("\"url\":\"Binary/([a-z2-7]{32})-(\\d+)-(\\d+)-(b64|hex|raw)\"");
    private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024;

    private static byte[] message(String obx) {
        return Samples.bytes(
                Samples.msh("ORU^R01"),
                Samples.PID,
                "OBR|1|P1^OE|F1^LAB|36643-5^Chest X-ray^LN|||20240315073000-0500|||||||||||||||||RAD|F",
                obx);
    }

    private static String pointedAt(byte[] message, String json) {
        Matcher pointer = POINTER.matcher(json);
        assertThat(pointer.find()).as(json).isTrue();
        assertThat(pointer.group(1))
                .isEqualTo(MessageId.of(new FeedId("genhosp"), message).value());
        int offset = Integer.parseInt(pointer.group(2));
        return new String(message, offset, Integer.parseInt(pointer.group(3)), StandardCharsets.ISO_8859_1);
    }

    private static Normalized normalized(byte[] message) {
        Normalized normalized = (Normalized) Samples.normalize("genhosp", message);
        normalized.batches().forEach(Resources::validate);
        return normalized;
    }

    private static String piece(int number, String status, String data) {
        return "OBX|" + number + "|ED|18748-4^Report^LN|" + number + "|^application^pdf^Base64^" + data + "||||||"
                + status;
    }

    @Test
    void aDocumentInPiecesIsOneDocument() {
        String first = piece(1, "F", "JVBERi0xLjQK");
        String second = piece(2, "F", "c29tZSB0ZXh0");
        String third = piece(3, "F", "IGFuZCB0aGUgZW5k");
        byte[] message = message(first + '\r' + second + '\r' + third);
        String span = first.substring(first.indexOf("JVBE"))
                + '\r'
                + second
                + '\r'
                + third.substring(0, third.indexOf("||||||"));
        String content = Samples.json(Samples.only(normalized(message), "DocumentReference"), "content#OBX-5");
        assertThat(content).containsOnlyOnce("\"url\"");
        assertThat(pointedAt(message, content)).isEqualTo(span);

        byte[] mdm = Samples.bytes(
                Samples.msh("MDM^T02"), Samples.PID, "TXA|1|CN|AP|||||||||D1^GENHOSP", first, second, third);
        content = Samples.json(Samples.only(normalized(mdm), "DocumentReference"), "content#OBX-5");
        assertThat(content).containsOnlyOnce("\"url\"");
        assertThat(pointedAt(mdm, content)).isEqualTo(span);
    }

    @Test
    void documentsThatEachBeginThemselvesOrDifferInStatusAreSeveral() {
        String whole = "JVBERi0xLjQK";
        for (String second : new String[] {piece(2, "F", whole), piece(2, "P", "c29tZSB0ZXh0")}) {
            byte[] message = message(piece(1, "F", whole) + '\r' + second);
            assertThat(Samples.all(normalized(message), "DocumentReference")).hasSize(2);
        }
        byte[] parted = message(piece(1, "F", whole) + "\rZDS|1\r" + piece(2, "F", "c29tZSB0ZXh0"));
        assertThat(Samples.all(normalized(parted), "DocumentReference")).hasSize(2);
        byte[] ended = message(piece(1, "F", "JVBERi0xLjQ=") + '\r' + piece(2, "F", "c29tZSB0ZXh0"));
        assertThat(Samples.all(normalized(ended), "DocumentReference")).hasSize(2);
        byte[] unknown = message(piece(1, "F", "c29tZSB0ZXh0") + '\r' + piece(2, "F", "c29tZSB0ZXh0"));
        assertThat(Samples.all(normalized(unknown), "DocumentReference")).hasSize(2);
    }

    @Test
    void anEmbeddedDocumentIsPointedAtByItsRangeOfBytes() {
        String data = Base64.getEncoder().encodeToString("a small report".getBytes(StandardCharsets.UTF_8));
        byte[] message = message("OBX|1|ED|18748-4^Report^LN||RAD^application^pdf^Base64^" + data + "||||||F");
        Normalized normalized = normalized(message);
        Assert document = Samples.only(normalized, "DocumentReference");
        String content = Samples.json(document, "content#OBX-5");
        assertThat(content).contains("\"contentType\":\"application/pdf\"").contains("-b64\"");
        assertThat(pointedAt(message, content)).isEqualTo(data);
        assertThat(Samples.json(document, "docStatus")).isEqualTo("\"docStatus\":\"final\"");
        String form = Samples.json(
                Samples.only(normalized, "DiagnosticReport"),
                "presentedForm#OBX-5/" + document.entry().value());
        assertThat(pointedAt(message, form)).isEqualTo(data);
        assertThat(Samples.all(normalized, "Observation")).isEmpty();
    }

    @Test
    void twentyMegabytesCostNoMoreThanTheirReading() {
        char[] data = new char[TWENTY_MEGABYTES];
        Arrays.fill(data, 'A');
        byte[] message =
                message("OBX|1|ED|18748-4^Report^LN||RAD^application^pdf^Base64^" + new String(data) + "||||||F");
        normalized(message);
        long before = System.nanoTime();
        Normalized normalized = (Normalized) Samples.normalize("genhosp", message);
        long millis = (System.nanoTime() - before) / 1_000_000;
        int written = normalized.batches().stream()
                .mapToInt(batch -> StatementCodec.encode(batch).length)
                .sum();
        assertThat(written).isLessThan(16_384);
        // Some passes over 20 MB; anything quadratic, or a copy of the text for each look at it, takes far longer.
        assertThat(millis).isLessThan(5_000);
    }

    @Test
    void aTextThatIsTooLongForAValueIsADocument() {
        byte[] message = message("OBX|1|TX|18782-3^Findings^LN||" + "All clear. ".repeat(40_000) + "||||||F");
        Assert document = Samples.only(normalized(message), "DocumentReference");
        assertThat(pointedAt(message, Samples.json(document, "content#OBX-5"))).startsWith("All clear. ");
    }

    @Test
    void aPointerToADocumentElsewhereIsKept() {
        byte[] message = message("OBX|1|RP|1^Images^L||https://pacs.example/1^PACS^image^jpeg||||||F");
        assertThat(Samples.json(Samples.only(normalized(message), "DocumentReference"), "content#OBX-5"))
                .isEqualTo("{\"attachment\":{\"contentType\":\"image/jpeg\",\"url\":\"https://pacs.example/1\"}}");
    }

    @Test
    void aDocumentThatWasTakenBackIsNotShown() {
        byte[] message = message("OBX|1|ED|18748-4^Report^LN||RAD^application^pdf^Base64^AAAA||||||W");
        Normalized normalized = normalized(message);
        Assert document = Samples.only(normalized, "DocumentReference");
        assertThat(Samples.json(document, "status")).isEqualTo("\"status\":\"entered-in-error\"");
        assertThat(Samples.json(document, "content#OBX-5")).doesNotContain("Binary/");
        assertThat(Samples.json(
                        Samples.only(normalized, "DiagnosticReport"),
                        "presentedForm#OBX-5/" + document.entry().value()))
                .isEqualTo("(cleared)");
    }

    @Test
    void anEmbeddedDocumentWithoutDataIsLeftOutWithAWarning() {
        Normalized normalized = normalized(message("OBX|1|ED|18748-4^Report^LN||RAD^application^pdf^Base64||||||F"));
        assertThat(Samples.all(normalized, "DocumentReference")).isEmpty();
        assertThat(normalized.warnings()).anyMatch(warning -> warning.place().startsWith("OBX"));
    }
}
