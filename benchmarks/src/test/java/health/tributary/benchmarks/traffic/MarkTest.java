package health.tributary.benchmarks.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
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
    void aMarkIsFoundInANumberOfItsRun() {
        Mark mark = new Mark(Wearables.NAME, 45, 45);
        String number = "{\"value\":" + mark.number("R1") + ",\"unit\":\"m\"}";
        assertThat(new Mark.Finder("R1").in(number)).containsExactly(mark);
        assertThat(new Mark.Finder("R2").in(number)).isEmpty();
        assertThat(new Mark.Finder("R1").in(number.replace(",", "1,"))).isEmpty();
    }

    @Test
    void aDayThatAddsUpToMoreThanOnePointMayHaveIsSpreadOverSeveral() {
        Message message = new Wearables("R1", "watch").message(1, 2_000_000, NOON);
        assertThat(sum(new String(message.body(), StandardCharsets.UTF_8)))
                .isEqualByComparingTo(message.mark().number("R1"));
    }

    private static BigDecimal sum(String lines) {
        return Pattern.compile("\"distance\":\\{\"value\":([0-9.]+)")
                .matcher(lines)
                .results()
                .map(found -> new BigDecimal(found.group(1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aMessageOfEachKindCarriesItsMarkOnly() {
        for (Kind kind : Kinds.of("R1")) {
            Message message = kind.message(3, 17, NOON);
            assertThat(new Mark.Finder("R1").in(new String(message.body(), StandardCharsets.US_ASCII)))
                    .as(kind.name())
                    .containsExactly(message.mark());
        }
    }
}
