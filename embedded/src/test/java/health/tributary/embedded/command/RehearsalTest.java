package health.tributary.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class RehearsalTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = """
        {"messages":[
          {"id":"m1","rejected":false,"received":"2026-03-01T12:00:00Z"},
          {"id":"m2","rejected":false,"received":"2026-03-01T12:01:00Z"},
          {"id":"m3","rejected":false,"received":"2026-03-01T12:02:00Z"},
          {"id":"m4","rejected":true,"received":"2026-03-01T12:03:00Z"},
          {"id":"m5","rejected":true,"received":"2026-03-01T12:04:00Z"},
          {"id":"m6","rejected":false,"received":"2026-03-01T12:05:00Z","tooLarge":true}]}
        """;
    private static final String READ = """
        {"messages":[{"id":"m1","batches":[]},{"id":"m2","batches":[]},{"id":"m3","rejection":{}},
          {"id":"m4","batches":[]},{"id":"m5","rejection":{}}]}
        """;
    private static final String COMPARED = """
        {"words":[{"message":"m1","subject":"s1","said":"same"},{"message":"m2","subject":"s1","said":"other"},
          {"message":"m4","subject":"s2","said":"new"}],
         "entries":[{"directory":true,"id":"d1"},{"directory":true,"id":"d1"},{"directory":false,"id":"e1"}]}
        """;
    private static final String ENTRIES = """
        [{"type":"Observation","id":"e1","before":true,"after":true,"slots":[
           {"slot":"code","before":"{\\"code\\":1}","after":"{\\"code\\":2}"},
           {"slot":"note#NTE","before":null,"after":"[{}]"}]},
         {"type":"Patient","id":"e2","before":false,"after":true,"slots":[]}]
        """;

    private final RehearsalTally tally = new RehearsalTally();

    @Test
    void eachMessageIsCountedOnceByWhatBecomesOfIt() throws Exception {
        tally.add(json(PAGE), json(READ), json(COMPARED));
        tally.reached(json(PAGE));
        tally.shown("s1", json(ENTRIES));

        assertThat(tally.different()).isEqualTo(2);
        assertThat(tally.patients()).isEqualTo(Map.of("s1", List.of("m2"), "s2", List.of("m4")));
        ObjectNode counts = tally.counts(true);
        assertThat(json(counts.toString())).isEqualTo(json("""
            {"read":6,"unchanged":1,"changed":1,"newlyRejected":1,"newlyAccepted":1,"stillRejected":1,"tooLarge":1,
             "patients":1,"entries":2,"values":2,"directoryEntries":1,"stoppedAt":"2026-03-01T12:05:00Z"}
            """));
        assertThat(RehearsalTable.counts(counts))
                .contains(
                        "read 6 messages: 1 unchanged, 1 changed, 1 newly rejected, 1 newly accepted, 1 still rejected")
                .contains("2 values of 2 entries of 1 patients would change")
                .contains("go on with --from 2026-03-01T12:05:00Z");
    }

    @Test
    void aPatientShowsValuesBeforeAndAfter() throws Exception {
        String text = RehearsalTable.patient(
                JSON.createObjectNode().put("subject", "s1").set("entries", json(ENTRIES)));

        assertThat(text).startsWith("patient s1\n").contains("Patient/e2  (would be new)");
        assertThat(text).containsPattern("code +\\{\"code\":1}\n +=> \\{\"code\":2}");
        assertThat(text).containsPattern("note#NTE +\\(nothing\\)\n +=> \\[\\{}]");
    }

    @Test
    void timesAreDaysOrHaveAnOffset() throws Exception {
        Selection.Time time = new Selection.Time();
        assertThat(time.convert("2026-03-01")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(time.convert("2026-03-01T08:00:00+01:00")).isEqualTo("2026-03-01T07:00:00Z");
        assertThatThrownBy(() -> time.convert("yesterday")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> time.convert("2026-03-01T08:00:00")).isInstanceOf(TypeConversionException.class);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
