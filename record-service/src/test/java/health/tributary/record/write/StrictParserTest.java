package health.tributary.record.write;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.fhir.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictParserTest {
    private final StrictParser parser = new StrictParser();

    @Test
    void aGoodResourceHasNoProblems() {
        assertThat(problems("\"status\":\"final\",\"code\":{\"text\":\"secret\"},\"effectiveDateTime\":\"2026-03-01\""))
                .isEmpty();
    }

    @Test
    void unknownCodesAndFormsAreFoundAndNotQuoted() {
        for (String bad : List.of(
                "\"status\":\"secret\",\"code\":{\"text\":\"x\"}",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"effectiveDateTime\":\"secret\"",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"issued\":\"secret\"")) {
            List<Problem> problems = problems(bad);
            assertThat(problems).as(bad).isNotEmpty();
            assertThat(problems.toString()).as(bad).doesNotContain("secret").contains("Observation");
        }
    }

    @Test
    void whatR4DoesNotKnowIsNoProblem() {
        assertThat(problems("\"status\":\"final\",\"code\":{\"text\":\"x\"},\"mood\":{\"deep\":[1]}"))
                .isEmpty();
    }

    private List<Problem> problems(String members) {
        return parser.problems("{\"resourceType\":\"Observation\"," + members + "}", "Observation");
    }
}
