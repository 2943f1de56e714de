package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.contract.PersonId;
import health.tributary.contract.SubjectId;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Occasion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each journey yields what its folder expects. {@code -Dgolden.update=true} writes the expectations anew: read the difference
 * before it is committed.
 */
class JourneyTest {
    static List<Journey> journeys() {
        return Journey.all();
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void everyMessageStatesWhatItsFileSays(Journey journey) throws IOException {
        Pipeline pipeline = new Pipeline(journey.feeds());
        for (Journey.Step step : journey.steps()) {
            StringBuilder text = new StringBuilder();
            for (Recorded record : pipeline.admit(step)) {
                text.append(StatementText.of(pipeline.outcome(record)));
            }
            expect(journey, "statements/" + step.name() + ".txt", text.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void theRecordShowsWhatIsExpectedAndIsValid(Journey journey) throws IOException {
        Pipeline pipeline = journey.sent();
        int number = 1;
        for (PersonId person : pipeline.persons()) {
            String everything = pipeline.everything(new SubjectId(person.value()));
            expect(journey, "everything" + (number == 1 ? "" : "-" + number) + ".json", PrettyJson.of(everything));
            ValidResources.inBundle(everything);
            number++;
        }
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void whoHearsOfEverythingHearsWhatIsExpected(Journey journey) throws IOException {
        Pipeline pipeline = new Pipeline(journey.feeds());
        ArrayNode heard = PrettyJson.JSON.createArrayNode();
        for (Journey.Step step : journey.steps()) {
            int before = pipeline.ears().heard(Ears.EVERYTHING).size();
            pipeline.take(step);
            List<Numbered> after = pipeline.ears().heard(Ears.EVERYTHING);
            after.subList(before, after.size()).forEach(numbered -> heard.add(line(step, numbered)));
        }
        expect(journey, "notifications.json", PrettyJson.of(heard));
    }

    private static ObjectNode line(Journey.Step step, Numbered numbered) {
        Occasion occasion = numbered.occasion();
        return PrettyJson.JSON
                .createObjectNode()
                .put("number", numbered.number())
                .put("after", step.name())
                .put("kind", occasion.kind().code())
                .put("focus", occasion.type() + "/" + occasion.id())
                .put("version", occasion.version());
    }

    private static void expect(Journey journey, String name, String actual) throws IOException {
        Path file = journey.folder().resolve("expected").resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
