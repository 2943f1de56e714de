package health.tributary.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CdaReaderTest {
    private static final String BODY = "<component><structuredBody>"
            + "<component><section><title>One</title></section></component><component><section><title>Two</title><entry/><entry><act><code"
            + " code=\" a \"/><code code=\"b\"/></act></entry>"
            + "<component><section><title>Three</title></section></component></section></component>"
            + "</structuredBody></component>";

    @Test
    void pathsAreFollowedWithoutAskingAtEachStep() {
        Element root = Documents.read(BODY).root();
        assertThat(root.at("recordTarget", "patientRole", "id").attribute("root"))
                .isEmpty();
        assertThat(root.at("component", "structuredBody", "component", "section", "title")
                        .text())
                .isEqualTo("One");
        assertThat(Element.NONE.parent().isPresent()).isFalse();
    }

    @Test
    void sectionsAreCountedInTheOrderOfTheDocumentAndEntriesInTheirSection() {
        CdaDocument document = Documents.read(BODY);
        assertThat(document.sections())
                .extracting(section -> section.child("title").text())
                .containsExactly("One", "Two", "Three");
        Element second = document.sections().get(1).children("entry").get(1).child("act");
        assertThat(second.children("code").get(1).path()).isEqualTo("section[2]/entry[2]/act/code[2]");
        assertThat(second.child("code").attribute("code")).isEqualTo("a");
        assertThat(document.sections().get(2).child("title").path()).isEqualTo("section[3]/title");
    }

    @Test
    void headersArePlacedFromTheRoot() {
        Element role = Documents.read(
                        "<recordTarget><patientRole><id root=\"1\"/><id root=\"2\"/></patientRole></recordTarget>")
                .root()
                .at("recordTarget", "patientRole");
        assertThat(role.children("id").get(1).path()).isEqualTo("recordTarget/patientRole/id[2]");
    }

    @Test
    void otherNamespacesDoNotPassForCdas() {
        Element root = Documents.read(
                        "<sdtc:raceCode code=\"1\"/><x:id xmlns:x=\"urn:x\" root=\"2\"/><id xmlns=\"\" root=\"3\"/>"
                                + "<value xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:type=\"hl7:PQ\"/>")
                .root();
        assertThat(root.child("sdtc:raceCode").attribute("code")).isEqualTo("1");
        assertThat(root.child("other:id").attribute("root")).isEqualTo("2");
        assertThat(root.child("id").isPresent()).isFalse();
        assertThat(root.child("value").attribute("xsi:type")).isEqualTo("PQ");
    }

    @Test
    void narrativesAreFoundByTheirIdAndReadAsText() {
        CdaDocument document = Documents.read("<component><structuredBody><component><section><text><table><tr"
                + " ID=\"r1\"><td>Penicillin\n"
                + "   V</td><td><content>Hi</content><content>ves</content></td></tr></table>"
                + "</text></section></component></structuredBody></component>");
        assertThat(document.referred("#r1").text()).isEqualTo("Penicillin V Hives");
        assertThat(document.referred("#r2").isPresent()).isFalse();
        assertThat(document.referred("http://example.org/#r1").isPresent()).isFalse();
    }

    @Test
    void aTemplateIsClaimedInAnyVersion() {
        Element root = Documents.read(
                        "<templateId root=\"1.2.3\" extension=\"2015-08-01\"/><templateId root=\"1.2.4\"/>")
                .root();
        assertThat(root.hasTemplate("1.2.3")).isTrue();
        assertThat(root.hasTemplate("1.2.4")).isTrue();
        assertThat(root.hasTemplate("1.2")).isFalse();
    }

    @Test
    void theDeclaredCharsetIsReadAndAByteOrderMarkIsStronger() {
        assertThat(title("ISO-8859-1", StandardCharsets.ISO_8859_1, "")).isEqualTo("Zo\u00EB");
        assertThat(title("windows-1252", Charset.forName("windows-1252"), "")).isEqualTo("Zo\u00EB");
        assertThat(title("UTF-8", StandardCharsets.UTF_8, "\uFEFF")).isEqualTo("Zo\u00EB");
        assertThat(title("UTF-16", StandardCharsets.UTF_8, "\uFEFF")).isEqualTo("Zo\u00EB");
        assertThat(title("UTF-16", StandardCharsets.UTF_16, "")).isEqualTo("Zo\u00EB");
        assertThat(title("UTF-16", StandardCharsets.UTF_16LE, "")).isEqualTo("Zo\u00EB");
        assertThat(title("UTF-16", StandardCharsets.UTF_8, "")).isEqualTo("Zo\u00EB");
        assertThat(title("UTF-8", StandardCharsets.UTF_8, "\r\n  ")).isEqualTo("Zo\u00EB");
        assertThat(title("UTF-8", StandardCharsets.UTF_8, "\uFEFF\n")).isEqualTo("Zo\u00EB");
    }

    @Test
    void commentsAndInstructionsAreNoContent() {
        assertThat(Documents.read("<title>a<!-- b -->c<?d e?><![CDATA[<f>]]></title>")
                        .root()
                        .child("title")
                        .text())
                .isEqualTo("ac<f>");
    }

    private static String title(String declared, Charset charset, String before) {
        String xml = before + "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>"
                + Documents.around("<title>Zo\u00EB</title>");
        return Documents.read(xml.getBytes(charset)).root().child("title").text();
    }
}
