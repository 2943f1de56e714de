package health.tributary.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final String ROOT = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">";

    @Test
    void anExternalEntityIsNeverFetched() {
        String xxe = "<!DOCTYPE ClinicalDocument [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>\n" + ROOT
                + "<title>&secret;</title></ClinicalDocument>";
        assertThat(Documents.problem(xxe).rule()).isEqualTo("a document type declaration is refused");
    }

    @Test
    void anExternalDoctypeIsRefusedBeforeItIsAskedFor() {
        String dtd = "<!DOCTYPE ClinicalDocument SYSTEM \"http://127.0.0.1:1/cda.dtd\">" + ROOT + "</ClinicalDocument>";
        assertThat(Documents.problem(dtd).rule()).isEqualTo("a document type declaration is refused");
    }

    @Test
    void entitiesOfEntitiesAreNotExpanded() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE ClinicalDocument [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY l").append(i).append(" \"");
            bomb.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        bomb.append("]>").append(ROOT).append("<title>&l39;</title></ClinicalDocument>");
        assertThat(Documents.problem(bomb.toString()).rule()).isEqualTo("a document type declaration is refused");
    }

    @Test
    void anEntityThatNobodyDeclaredIsRefused() {
        assertThat(Documents.problem(ROOT + "<title>&nbsp;</title></ClinicalDocument>")
                        .reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void nestingIsBounded() {
        String deep = ROOT + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</ClinicalDocument>";
        Problem problem = Documents.problem(deep);
        assertThat(problem.rule()).isEqualTo("elements are nested deeper than 200");
        assertThat(problem.place()).isEqualTo("line 1");
    }

    @Test
    void theNumberOfElementsIsBounded() {
        String wide = ROOT + "<a/>".repeat(Limits.MAX_ELEMENTS + 1) + "</ClinicalDocument>";
        assertThat(Documents.problem(wide).rule()).isEqualTo("there are more than 500000 elements");
    }

    @Test
    void theNumberOfAttributesIsBounded() {
        StringBuilder many = new StringBuilder(ROOT).append("<a");
        for (int i = 0; i <= Limits.MAX_ATTRIBUTES; i++) {
            many.append(" a").append(i).append("=\"\"");
        }
        assertThat(Documents.problem(many + "/></ClinicalDocument>").rule())
                .isEqualTo("an element has more than 64 attributes");
    }

    @Test
    void aCutDocumentIsRefusedWithItsLineAndQuotesNothing() {
        Problem problem = Documents.problem(ROOT + "\n<title>Everywoman, Eve</titel>\n</ClinicalDocument>");
        assertThat(problem.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(problem.place()).isEqualTo("line 2");
        assertThat(problem.rule()).doesNotContain("Everywoman").doesNotContain("titel");
        assertThat(Documents.problem(ROOT + "\n<title>Everywoman").rule()).contains("no well-formed XML");
    }

    @Test
    void anotherRootIsRefused() {
        assertThat(Documents.problem("<Bundle xmlns=\"http://hl7.org/fhir\"/>").rule())
                .contains("ClinicalDocument");
        assertThat(Documents.problem("<ClinicalDocument/>").rule()).contains("urn:hl7-org:v3");
    }

    @Test
    void nothingAndNoXmlAreRefused() {
        assertThat(Documents.problem("").rule()).isEqualTo("there is nothing in it");
        assertThat(Documents.problem("  \r\n ").rule()).isEqualTo("there is nothing in it");
        assertThat(Documents.problem("MSH|^~\\&|A|B").reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(Documents.problem("{\"resourceType\":\"Patient\"}").reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void bytesThatAreNotOfTheirCharsetAreRefused() {
        byte[] latin = Documents.around("<title>Zo\u00EB</title>").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Documents.problem(latin).rule()).contains("charset");
        assertThat(Documents.problem("<?xml version=\"1.0\" encoding=\"KLINGON\"?>" + ROOT + "</ClinicalDocument>")
                        .reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    /** Bytes changed, cut and doubled: an answer, never an exception. */
    @Test
    void whateverComesIsAnswered() {
        byte[] whole = Documents.around("<title>t</title><component><structuredBody><component><section>"
                        + "<text><table><tr ID=\"r1\"><td>one</td></tr></table></text><entry><act><id root=\"1.2\"/>"
                        + "</act></entry></section></component></structuredBody></component>")
                .getBytes(StandardCharsets.UTF_8);
        long seed = 20_261_128;
        Random chance = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = java.util.Arrays.copyOf(whole, 1 + chance.nextInt(whole.length));
            for (int i = chance.nextInt(4); i >= 0; i--) {
                changed[chance.nextInt(changed.length)] = (byte) chance.nextInt(256);
            }
            assertThat(CdaReader.read(changed)).as("seed " + seed).isNotNull();
        }
    }
}
