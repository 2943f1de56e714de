package health.tributary.record.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.MessageId;
import health.tributary.hl7v2.ByteRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryIdTest {
    private static final String MESSAGE = "abcdefghijklmnopqrstuvwxyz234567";

    @Test
    void anIdIsReadAndWrittenAsTheSame() {
        for (String text : new String[] {MESSAGE + "-0-1-b64", MESSAGE + "-120-999999999-hex", MESSAGE + "-7-30-raw"}) {
            assertThat(BinaryId.parse(text))
                    .hasValueSatisfying(id -> assertThat(id).hasToString(text));
        }
        assertThat(BinaryId.parse(MESSAGE + "-7-30-raw"))
                .contains(new BinaryId(new MessageId(MESSAGE), new ByteRange(7, 30), BinaryId.Encoding.TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                MESSAGE,
                MESSAGE + "-1-2",
                MESSAGE + "-1-2-b64-",
                MESSAGE + "-1-2-B64",
                MESSAGE + "-1-2-zip",
                MESSAGE + "-01-2-b64",
                MESSAGE + "-1-02-b64",
                MESSAGE + "-1-0-b64",
                MESSAGE + "--1-2-b64",
                MESSAGE + "-1--2-b64",
                MESSAGE + "-+1-2-b64",
                MESSAGE + "-1-2147483648-b64",
                MESSAGE + "-1000000000-2-b64",
                MESSAGE + "-1-2-b64\n",
                MESSAGE + "-\u0661-2-b64",
                "a" + MESSAGE + "-1-2-b64",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567-1-2-b64",
                "../" + MESSAGE + "-1-2-b64"
            })
    void anythingElseIsNoId(String text) {
        assertThat(BinaryId.parse(text)).isEmpty();
    }
}
