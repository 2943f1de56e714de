package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.tributary.contract.PersonId;
import health.tributary.contract.Rejection;
import health.tributary.contract.SubjectId;
import health.tributary.notification.match.Numbered;
import health.tributary.notification.match.Occasion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each journey yields what its folder expects. {@code -Dgolden.update=true} writes the expectations anew: read the difference
 * before it is committed.
 */
class JourneyTest {
    private static final Pattern DOCUMENT = Pattern.compile("\"url\":\"/?Binary/([^\"]+)\"");

    static List<Journey> journeys() {
        return Journey.all();
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void everyMessageStatesWhatItsFileSays(Journey journey) throws IOException {
        Pipeline pipeline = new Pipeline(journey.feeds());
        for (Journey.Step step : journey.steps()) {
            StringBuilder text = new StringBuilder();
            int before = pipeline.rejects().size();
            List<Recorded> records = pipeline.admit(step);
            List<Rejection> refused = pipeline.rejects();
            refused.subList(before, refused.size())
                    .forEach(one -> text.append("refused ").append(one).append('\n'));
            for (Recorded record : records) {
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
    void thePortalShowsTheMedicationsThatAreExpectedAfterEachMessageThatChangesThem(Journey journey)
            throws IOException {
        Pipeline pipeline = new Pipeline(journey.feeds());
        Set<String> changed = new TreeSet<>();
        String before = "";
        for (Journey.Step step : journey.steps()) {
            pipeline.take(step);
            String now = medications(pipeline);
            if (!now.equals(before)) {
                changed.add(step.name() + ".json");
                expect(journey, "medications/" + step.name() + ".json", now);
            }
            before = now;
        }
        assertThat(files(journey.folder().resolve("expected/medications"))).isEqualTo(changed);
    }

    /** The lines of whom the journey is about, or nothing when there are none. */
    private static String medications(Pipeline pipeline) {
        String json =
                pipeline.medications(new SubjectId(pipeline.persons().get(0).value()));
        return PrettyJson.tree(json).path("medications").isEmpty() ? "" : PrettyJson.of(json);
    }

    private static Set<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void everyDocumentThatIsPointedAtCanBeRead(Journey journey) {
        Pipeline pipeline = journey.sent();
        Matcher pointed = DOCUMENT.matcher(pipeline.everything().toString());
        while (pointed.find()) {
            assertThat(pipeline.document(pointed.group(1)))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isNotEmpty());
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
