package health.tributary.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tributary.ingest.admit.LineReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private long held;
    private long mostHeld;

    @Test
    void linesEndAsTheirWriterEndsThemAndEmptyOnesCount() throws IOException {
        assertThat(texts("\uFEFF{1}\r\n\n  \n{2}\n{3}", 100)).containsExactly("1 {1}", "4 {2}", "5 {3}");
        assertThat(texts("", 100)).isEmpty();
        assertThat(texts("\n\n", 100)).isEmpty();
    }

    @Test
    void whatIsTooLongIsPassedOverAndSaid() throws IOException {
        String longer = "x".repeat(200_000);
        assertThat(texts("{1}\n" + longer + "\n{3}\n" + longer, 100))
                .containsExactly("1 {1}", "2 too long", "3 {3}", "4 too long");
        assertThat(mostHeld).isLessThanOrEqualTo(100);
    }

    @Test
    void anEndlessTextIsGivenUp() {
        assertThatThrownBy(() -> new LineReader(bytes("{1}\n".repeat(1_000)), 100, 1_000, any -> {}).next())
                .isInstanceOf(LineReader.Endless.class);
    }

    @Property(tries = 300)
    void itReadsWhatSplittingReads(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        int lines = random.nextInt(30);
        for (int line = 1; line <= lines; line++) {
            int length = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(random.nextInt(5) == 0 ? 90_000 : 50);
            text.append("y".repeat(length)).append('\n');
            if (length > 70_000) {
                expected.add(line + " too long");
            } else if (length > 0) {
                expected.add(line + " " + "y".repeat(length));
            }
        }
        assertThat(texts(text.toString(), 70_000)).isEqualTo(expected);
    }

    private List<String> texts(String text, int maxLine) throws IOException {
        LineReader reader = new LineReader(bytes(text), maxLine, Long.MAX_VALUE, more -> {
            held += more;
            mostHeld = Math.max(mostHeld, held);
        });
        List<String> texts = new ArrayList<>();
        for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            byte[] bytes = line.get().bytes();
            held -= bytes.length;
            texts.add(line.get().number() + " "
                    + (line.get().tooLong() ? "too long" : new String(bytes, StandardCharsets.UTF_8)));
        }
        assertThat(held).isZero();
        return texts;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
