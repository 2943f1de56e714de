package health.tributary.fhir;

import static health.tributary.fhir.Samples.read;
import static health.tributary.fhir.Samples.resource;
import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.fhir.ReadResult.Unreadable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FhirReaderTest {
    @Test
    void numbersAndOrderStayAsTheyWereWritten() {
        String json =
                "{'resourceType':'Observation','valueQuantity':{'value':1.50,'code':'mg'},'status':'final','x':[1e3,null,true]}";
        assertThat(resource(json).canonical()).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void textsAreEscapedOnlyWhereTheyMust() {
        String json =
                "{\"resourceType\":\"Basic\",\"a\":\"\\u00e4\\n\\\"\\\\\\/\\u0001\",\"b\":\"\\ud83d\\ude00\",\"c\":\"\\ud83d\"}";
        assertThat(resource(json).canonical())
                .isEqualTo(
                        "{\"resourceType\":\"Basic\",\"a\":\"ä\\n\\\"\\\\/\\u0001\",\"b\":\"😀\",\"c\":\"\\ud83d\"}");
    }

    @Test
    void brokenJsonSaysWhereAndQuotesNothing() {
        assertThat(problem("{'resourceType':'Patient','name':[{'family':Secret}]}")
                        .rule())
                .contains("line 1, column")
                .doesNotContain("Secret");
        assertThat(problem("").rule()).contains("JSON object");
        assertThat(problem("[]").rule()).contains("JSON object");
        assertThat(problem("{'resourceType':'Patient'} {}").rule()).contains("behind the end");
        assertThat(problem("{'resourceType':'Patient'").severity()).isEqualTo(Severity.FATAL);
    }

    @Test
    void bytesThatAreNoUtf8AreNotGuessedAt() {
        byte[] latin =
                "{\"resourceType\":\"Patient\",\"gender\":\"m\u00e4nnlich\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FhirReader.read(latin)).isInstanceOf(Unreadable.class);
    }

    @Test
    void aMemberThatStandsTwiceIsRefusedWithItsPlace() {
        assertThat(problem("{'resourceType':'Patient','name':[{'family':'A'},{'family':'B','family':'C'}]}")
                        .expression())
                .isEqualTo("name[1].family");
        StringBuilder many = new StringBuilder("{'resourceType':'Basic'");
        for (int i = 0; i < 60; i++) {
            many.append(",'m").append(i % 59).append("':1");
        }
        assertThat(problem(many.append('}').toString()).expression()).isEqualTo("m0");
    }

    @Test
    void endlessDepthIsRefused() {
        String deep = "{'resourceType':'Basic','x':" + "[".repeat(100_000);
        assertThat(problem(deep).code()).isEqualTo(IssueCode.INVALID);
    }

    @Test
    void whatNamesNoTypeIsNoResource() {
        assertThat(problem("{'id':'1'}").expression()).isEqualTo("resourceType");
        assertThat(problem("{'resourceType':1}").expression()).isEqualTo("resourceType");
    }

    private static Problem problem(String json) {
        return ((Unreadable) read(json)).problem();
    }
}
