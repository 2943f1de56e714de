package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.SubjectId;
import health.tributary.embedded.client.Acknowledgement;
import health.tributary.embedded.client.MllpClient;
import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ./tributary rehearse} and {@code replay} on the real processes, after a feed got a concept map. */
class ReplayIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Web WEB = new Web();
    private static final SubjectId ADA = Pipeline.KEY.subject("north/MRN", "1");
    private static Path feeds;
    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "stacks")), "replay-feeds");
        feeds = folder.resolve("feeds.json");
        write("");
        Files.writeString(folder.resolve("codes.json"), """
            {"resourceType": "ConceptMap", "status": "active", "group": [{"source": "NLAB", "target": "http://loinc.org",
             "element": [{"code": "GLU", "target": [{"code": "2823-3", "equivalence": "equivalent"}]}]}]}
            """);
        stack = Stack.start("replay", feeds);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void aRehearsalTellsWhatAReplayThenChanges() throws Exception {
        send("1", "P", "5.4");
        send("2", "F", "5.6");
        Waiting.until(LIMIT, "the result shows", () -> record().contains("5.6"));
        Waiting.until(
                LIMIT,
                "both are archived",
                () -> tributary("rehearse").contains("read 2 messages: 2 unchanged, 0 changed"));

        write(", \"mappingRevision\": 1, \"conceptMaps\": [\"codes.json\"]");
        long killed = stack.kill(Part.NORMALIZER);
        Waiting.until(LIMIT, "the normaliser is back", () -> stack.isBack(Part.NORMALIZER, killed));

        List<String> lines = tributary("rehearse", "--json")
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
        assertThat(lines).hasSize(2);
        JsonNode patient = PrettyJson.tree(lines.get(0));
        assertThat(patient.path("subject").asText()).isEqualTo(ADA.value());
        assertThat(patient.path("entries")).hasSize(1);
        assertThat(patient.at("/entries/0/slots")).hasSize(1);
        assertThat(patient.at("/entries/0/slots/0/slot").asText()).isEqualTo("code");
        assertThat(patient.at("/entries/0/slots/0/before").asText()).doesNotContain("2823-3");
        assertThat(patient.at("/entries/0/slots/0/after").asText()).contains("2823-3");
        assertThat(PrettyJson.tree(lines.get(1)).path("changed").asInt()).isEqualTo(2);
        assertThat(record()).contains("5.6").doesNotContain("2823-3");

        assertThat(tributary("replay")).contains("sent 2 messages again");
        Waiting.until(LIMIT, "the mapped code shows", () -> record().contains("2823-3"));
        Waiting.until(LIMIT, "both are applied", () -> tributary("rehearse").contains("2 unchanged, 0 changed"));
    }

    private static void send(String id, String status, String value) throws IOException {
        String message = String.join(
                "\r",
                "MSH|^~\\&|LAB|NORTH|TRIBUTARY|REGION|2026030212000" + id + "||ORU^R01|" + id + "|P|2.5.1",
                "PID|1||1^^^MRN^MR||Roe^Ada",
                "OBR|1|PL1|FL1|PANEL^A panel^NLAB|||20260302110000",
                "OBX|1|NM|GLU^A result^NLAB||" + value + "|mmol/L|||||" + status,
                "");
        try (MllpClient sender = stack.sender()) {
            assertThat(Acknowledgement.read(sender.send(message.getBytes(StandardCharsets.UTF_8)))
                            .code())
                    .isEqualTo("AA");
        }
    }

    private static String record() {
        return WEB.get(
                        stack.address(Door.RECORD, "/fhir/Observation?patient=" + ADA),
                        stack.tokens().system())
                .body();
    }

    private static void write(String more) throws IOException {
        Files.writeString(feeds, """
            {"feeds": [{"name": "north", "match": {"sendingFacility": "NORTH"}, "zone": "UTC"%s}]}
            """.formatted(more));
    }

    /** What a command prints; it must end well. */
    private static String tributary(String command, String... more) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtributary.root=..",
                "-cp",
                System.getProperty("java.class.path"),
                "health.tributary.embedded.command.Tributary",
                command,
                "--from",
                "2026-01-01",
                "--to",
                "2099-01-01"));
        line.addAll(List.of(more));
        try {
            ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().put("TRIBUTARY_DATA", stack.data().toString());
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
