package health.tributary.benchmarks.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarkTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aMarkIsFoundInAnyText() {
        Mark mark = new Mark("adt", 12, 345);
        assertThat(new Mark.Finder("R1").in("{\"line\":[\"" + mark.text("R1") + "\"]}"))
                .containsExactly(mark);
    }

    @Test
    void anotherRunsMarksAreNotFound() {
        Mark mark = new Mark("adt", 12, 345);
        assertThat(new Mark.Finder("R1").in(mark.text("R11") + " " + mark.text("AR1")))
                .isEmpty();
    }

    @Test
    void aMessageOfEachKindCarriesItsMarkOnly() {
        for (Kind kind : new Kind[] {new Admissions("R1"), new Results("R1", 5)}) {
            Message message = kind.message(3, 17, NOON);
            assertThat(new Mark.Finder("R1").in(new String(message.body(), StandardCharsets.US_ASCII)))
                    .as(kind.name())
                    .containsExactly(message.mark());
        }
    }
}
