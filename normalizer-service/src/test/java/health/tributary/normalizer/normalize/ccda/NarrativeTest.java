package health.tributary.normalizer.normalize.ccda;

import static health.tributary.normalizer.normalize.hl7v2.Samples.json;
import static health.tributary.normalizer.normalize.hl7v2.Samples.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Narratives as XHTML; that the validator takes them is checked with each document. */
class NarrativeTest {
    @Test
    void structureAndTextAreKeptAndLinksAndImagesAreNot() {
        assertThat(div("<paragraph>A <content styleCode=\"Bold\">bold</content> &lt;word&gt;<br/><linkHtml"
                        + " href=\"javascript:alert(1)\">link</linkHtml></paragraph><renderMultiMedia"
                        + " referencedObject=\"x\"/>"))
                .isEqualTo("<p>A <b>bold</b> &lt;word&gt;<br/>link </p> ");
    }

    @Test
    void aListHasItsCaptionBeforeIt() {
        assertThat(
                        div(
                                "<list"
                                        + " listType=\"ordered\">stray<caption>Title</caption><item>One<list><item>Two</item></list></item></list>"))
                .isEqualTo("<p><b>Title</b></p><ol><li>One<ul><li>Two</li></ul></li></ol>");
    }

    @Test
    void aTableHasItsPartsOnly() {
        assertThat(div("<table border=\"1\"><col/>stray<tbody><tr onclick=\"x\"><td colspan=\"2\""
                        + " rowspan=\"x\">1</td><item>2</item></tr></tbody></table>"))
                .isEqualTo("<table><tbody><tr><td colspan=\"2\">1</td></tr></tbody></table>");
    }

    @Test
    void blocksWithinPhrasesBecomePhrases() {
        assertThat(div("<content>a<paragraph>b</paragraph><table><tr><td>c</td></tr></table></content>"))
                .isEqualTo("<span>a<span>b</span>c  </span>");
    }

    private static String div(String narrative) {
        String document = Cda.document(
                "<recordTarget><patientRole><id root=\"2.25.7\" extension=\"1\"/></patientRole></recordTarget>"
                        + "<component><structuredBody><component><section><text>" + narrative
                        + "</text></section></component></structuredBody></component>");
        String json = json(only(Cda.normalized(document), "Composition"), "section#structuredBody/1")
                .replace("\\\"", "\"");
        String start = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
        return json.substring(json.indexOf(start) + start.length(), json.indexOf("</div>"));
    }
}
