package health.tributary.record.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import org.junit.jupiter.api.Test;

class CdaContentTest {
    private static final byte[] BODY =
            "<component><nonXMLBody><text representation=\"B64\">SGVs\n  bG8=</text></nonXMLBody></component>"
                    .getBytes(UTF_8);
    private static final int FROM = new String(BODY, UTF_8).indexOf("SGVs");
    private static final int LENGTH = "SGVs\n  bG8=".length();

    @Test
    void theWholeDocumentAndNoPartOfItAsTheWhole() {
        assertThat(CdaContent.of(id(0, BODY.length, "all"), BODY)).contains(BODY);
        assertThat(CdaContent.of(id(1, BODY.length - 1, "all"), BODY)).isEmpty();
        assertThat(CdaContent.of(id(0, BODY.length + 1, "all"), BODY)).isEmpty();
    }

    @Test
    void anEmbeddedBodyIsDecoded() {
        assertThat(CdaContent.of(id(FROM, LENGTH, "b64"), BODY)).contains("Hello".getBytes(UTF_8));
    }

    @Test
    void whatIsNoRunOfBase64BetweenTagsIsNotThere() {
        assertThat(CdaContent.of(id(FROM + 1, LENGTH - 1, "b64"), BODY)).isEmpty();
        assertThat(CdaContent.of(id(FROM, LENGTH + 3, "b64"), BODY)).isEmpty();
        assertThat(CdaContent.of(id(FROM, BODY.length, "b64"), BODY)).isEmpty();
        assertThat(CdaContent.of(id(FROM, LENGTH, "raw"), BODY)).isEmpty();
    }

    private static BinaryId id(int offset, int length, String encoding) {
        MessageId message = MessageId.of(new FeedId("clinic"), BODY);
        return BinaryId.parse(message + "-" + offset + "-" + length + "-" + encoding)
                .orElseThrow();
    }
}
