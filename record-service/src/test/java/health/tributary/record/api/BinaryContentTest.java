package health.tributary.record.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.hl7v2.ByteRange;
import health.tributary.record.api.BinaryId.Encoding;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinaryContentTest {
    private static final String START =
            "MSH|^~\\&|LAB|NORTH|||20260301||ORU^R01|1|P|2.5.1\rPID|1||1\rOBX|1|ED|R^Report||";

    private static Optional<String> cut(String message, String value, Encoding encoding) {
        return cut(message, message.getBytes(UTF_8), value, encoding, UTF_8);
    }

    private static Optional<String> cut(String message, byte[] body, String value, Encoding encoding, Charset charset) {
        int offset = message.indexOf(value);
        assertThat(offset).isPositive();
        int from = message.substring(0, offset).getBytes(UTF_8).length;
        return cut(body, new ByteRange(from, value.getBytes(UTF_8).length), encoding, charset);
    }

    private static Optional<String> cut(byte[] body, ByteRange range, Encoding encoding, Charset charset) {
        BinaryId id = new BinaryId(MessageId.of(new FeedId("north"), body), range, encoding);
        return BinaryContent.of(id, body, charset).map(bytes -> new String(bytes, UTF_8));
    }

    @Test
    void base64IsDecodedAcrossTheLineBreaksOfSenders() {
        assertThat(cut(START + "^TEXT^^Base64^SGVsbG8gd29ybGQ=|||\r", "SGVsbG8gd29ybGQ=", Encoding.BASE64))
                .contains("Hello world");
        String broken = "SGVs\\.br\\bG8g\\X0D0A\\d29y bGQ=";
        assertThat(cut(START + "^TEXT^^Base64^" + broken, broken, Encoding.BASE64))
                .contains("Hello world");
    }

    private static Optional<String> spanned(String message, String first, String last) {
        int from = message.indexOf(first);
        int end = message.indexOf(last) + last.length();
        return cut(message.getBytes(UTF_8), new ByteRange(from, end - from), Encoding.BASE64, UTF_8);
    }

    @Test
    void aDocumentInPiecesIsPutTogether() {
        String next = "|||F\rOBX|2|ED|R^Report||^TEXT^^Base64^";
        assertThat(spanned(START + "^TEXT^^Base64^SGVsbG8" + next + "gd29ybGQ=|||F\r", "SGVsbG8", "gd29ybGQ="))
                .contains("Hello world");
        assertThat(spanned(START + "^TEXT^^Base64^SGVsbG8g" + next + "d29y" + next + "bGQ=|||F\r", "SGVsbG8g", "bGQ="))
                .contains("Hello world");
        assertThat(spanned(START + "^TEXT^^Base64^SGVsbG8=" + next + "IHdvcmxk|||F\r", "SGVsbG8=", "IHdvcmxk"))
                .contains("Hello world");
    }

    @Test
    void aDocumentInPiecesBeginsAndEndsWithThemAndHasNothingElseBetweenThem() {
        String next = "|||F\rOBX|2|ED|R^Report||^TEXT^^Base64^";
        String message = START + "^TEXT^^Base64^SGVsbG8g" + next + "d29ybGQh|||F\r";
        assertThat(spanned(message, "SGVsbG8g", "d29ybGQh")).contains("Hello world!");
        assertThat(spanned(message, "SGVsbG8g", "d29y")).isEmpty();
        assertThat(spanned(message, "bG8g", "d29ybGQh")).isEmpty();
        String other = START + "^TEXT^^Base64^SGVsbG8g|||F\rPID|2||2\rOBX|1|ED|R^Report||^TEXT^^Base64^d29ybGQh|||F\r";
        assertThat(spanned(other, "SGVsbG8g", "d29ybGQh")).isEmpty();
    }

    @Test
    void hexIsDecodedInEitherCase() {
        assertThat(cut(START + "^TEXT^^Hex^48656C6c6f", "48656C6c6f", Encoding.HEX))
                .contains("Hello");
    }

    @Test
    void textIsUnescapedAndKeepsItsDelimiters() {
        String text = "mg\\T\\ml ^ 5\\.br\\Gr\u00f6\u00dfe";
        assertThat(cut(START + text + "|||\r", text, Encoding.TEXT)).contains("mg&ml ^ 5\nGr\u00f6\u00dfe");
    }

    @Test
    void eachRepetitionIsAValueOfItsOwn() {
        assertThat(cut(START + "^a^^^QQ==~^b^^^Qg==", "Qg==", Encoding.BASE64)).contains("B");
    }

    @Test
    void textsInTheFeedsCharacterSetComeInUtf8() {
        String message = START + "Gr\u00f6\u00dfe";
        byte[] body = message.getBytes(ISO_8859_1);
        int from = message.indexOf("Gr\u00f6");
        assertThat(cut(body, new ByteRange(from, 5), Encoding.TEXT, ISO_8859_1)).contains("Gr\u00f6\u00dfe");
    }

    @Test
    void rangesPointIntoTheCopyWhereTheReaderMakesOne() {
        String message = START + "\u00d8l^TEXT^^Base64^SGVsbG8=";
        byte[] body = message.getBytes(UTF_16LE);
        assertThat(cut(message, body, "SGVsbG8=", Encoding.BASE64, UTF_8)).contains("Hello");
    }

    @Test
    void whatIsNotExactlyAValueIsNotCutOut() {
        String message = START + "^TEXT^^Base64^SGVsbG8gd29ybGQ=|||\r";
        assertThat(cut(message, "SGVsbG8g", Encoding.BASE64)).isEmpty();
        assertThat(cut(message, "^SGVsbG8gd29ybGQ=", Encoding.TEXT)).isEmpty();
        assertThat(cut(message, "PID|1||1", Encoding.TEXT)).isEmpty();
        byte[] body = message.getBytes(UTF_8);
        for (ByteRange range : new ByteRange[] {
            new ByteRange(0, body.length),
            new ByteRange(body.length, 1),
            new ByteRange(body.length - 1, 999_999_999),
            new ByteRange(999_999_999, 999_999_999)
        }) {
            assertThat(cut(body, range, Encoding.TEXT, UTF_8))
                    .as(range.toString())
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotInItsEncodingIsNothing() {
        assertThat(cut(START + "^a^^Base64^SGVs!", "SGVs!", Encoding.BASE64)).isEmpty();
        assertThat(cut(START + "^a^^Hex^486", "486", Encoding.HEX)).isEmpty();
        assertThat(cut("no message, SGVs", "SGVs", Encoding.BASE64)).isEmpty();
    }
}
