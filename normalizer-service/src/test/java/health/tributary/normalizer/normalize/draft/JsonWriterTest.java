package health.tributary.normalizer.normalize.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private final JsonWriter out = new JsonWriter();

    @Test
    void membersComeInTheOrderInWhichTheyAreWritten() {
        out.object("name")
                .text("family", "Quill")
                .list("given")
                .textItem("Ada")
                .textItem("M")
                .close()
                .close();

        assertThat(out.take()).isEqualTo("\"name\":{\"family\":\"Quill\",\"given\":[\"Ada\",\"M\"]}");
    }

    @Test
    void whatStaysEmptyVanishesWithItsName() {
        out.object("a")
                .object("b")
                .list("c")
                .textItem(" ")
                .close()
                .close()
                .text("d", "")
                .close();

        assertThat(out.take()).isNull();
    }

    @Test
    void itemsOfAListSlotStandSideBySide() {
        out.item()
                .text("value", "1")
                .close()
                .item()
                .close()
                .item()
                .text("value", "2")
                .close();

        assertThat(out.take()).isEqualTo("{\"value\":\"1\"},{\"value\":\"2\"}");
    }

    @Test
    void textsAreEscapedAndTrimmedAndCleaned() {
        out.text("a", "  say \"hi\" \\ \n\ttwo\u0000\u0007\u0085 ");

        assertThat(out.take()).isEqualTo("\"a\":\"say \\\"hi\\\" \\\\ \\n\\ttwo\"");
    }

    @Test
    void aTextThatEndsInAQuoteIsKept() {
        out.text("a", "6\"").text("b", "\"");

        assertThat(out.take()).isEqualTo("\"a\":\"6\\\"\",\"b\":\"\\\"\"");
    }

    @Test
    void aTextOfNothingButForbiddenCharactersIsNone() {
        out.text("a", "x\u0001")
                .text("b", "\u0085\u009f")
                .list("c")
                .textItem("\u0090")
                .close();

        assertThat(out.take()).isEqualTo("\"a\":\"x\"");
    }

    @Test
    void loneSurrogatesAreReplacedAndPairsKept() {
        out.text("a", "\ud83d\ude00").text("b", "x\ud83dy").text("c", "x\ude00");

        assertThat(out.take()).isEqualTo("\"a\":\"\ud83d\ude00\",\"b\":\"x\\ufffdy\",\"c\":\"x\\ufffd\"");
    }

    @Test
    void codesAreSingleSpaced() {
        out.code("a", " A \t B  C ");

        assertThat(out.take()).isEqualTo("\"a\":\"A B C\"");
    }

    @Test
    void anExtensionWithoutValueVanishesWithItsUrl() {
        int cut = out.length();
        out.item().plain("url", "http://x");
        int before = out.length();
        out.text("valueString", "").closeIfGrown(before, cut);

        assertThat(out.take()).isNull();
    }
}
