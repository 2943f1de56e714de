package health.tributary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.model.Projections;
import health.tributary.embedded.launch.Door;
import health.tributary.embedded.launch.Part;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Cases 5 and 7: under load, every process is killed with {@code kill -9} in turn. What was acknowledged is in the record once, as it was last
 * said, and was told once under each number. {@code -Pproof} does it for many rounds.
 */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);
    /** The launcher holds that a part which dies ten times within a minute of its start is beyond help. */
    private static final int ROUNDS_OF_ONE_LAUNCHER = 5;

    private static final List<Part> VICTIMS = List.of(
            Part.INGEST, Part.NORMALIZER, Part.RECORD, Part.NOTIFICATION, Part.CAPTURE, Part.BROKER, Part.STORE);
    private static final int CONNECTIONS = 4;
    private static final int PATIENTS_OF_EACH = 50;
    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final Duration BACK = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofMinutes(2);
    private static final Web WEB = new Web();

    @Test
    void killedAnywhereUnderLoadNothingIsLostOrDoubled() throws Exception {
        Stack stack = Stack.start(
                "crash", Journey.named("two-hospitals-one-person").folder().resolve("feeds.json"));
        try {
            String subscription = subscribe(stack);
            Load load = new Load(stack.port(Door.MLLP), CONNECTIONS, PATIENTS_OF_EACH, PAUSE);
            for (int round = 1; round <= ROUNDS; round++) {
                killEachInTurn(stack, load);
                if (round % ROUNDS_OF_ONE_LAUNCHER == 0 && round < ROUNDS) {
                    stack.close();
                    stack = stack.startedAgain();
                }
            }
            load.stop();
            Map<String, List<Integer>> acknowledged = load.acknowledged();
            System.out.println(
                    acknowledged.values().stream().mapToInt(List::size).sum() + " messages acknowledged, "
                            + load.resent() + " times one was sent again");
            Stack running = stack;
            Waiting.until(QUIET, "all that was acknowledged is in the record", () -> {
                check(running, acknowledged);
                return true;
            });
            Waiting.until(QUIET, "the last version of everything was told", () -> {
                told(running, subscription);
                return true;
            });
        } finally {
            stack.close();
        }
    }

    private static void killEachInTurn(Stack stack, Load load) {
        for (Part victim : VICTIMS) {
            int before = count(load);
            Waiting.until(BACK, "messages are acknowledged", () -> count(load) > before + 20);
            long killed = stack.kill(victim);
            Waiting.until(BACK, victim.label() + " is back", () -> stack.isBack(victim, killed));
        }
    }

    private static int count(Load load) {
        return load.acknowledged().values().stream().mapToInt(List::size).sum();
    }

    /** Each patient's results once each, and the last telephone number and ward. */
    private static void check(Stack stack, Map<String, List<Integer>> acknowledged) {
        Map<String, Map<String, Integer>> counts = counts(stack);
        acknowledged.forEach((patient, turns) -> {
            String subject = Pipeline.KEY.subject("north-mrn", patient).value();
            int results = (int) turns.stream().filter(turn -> turn % 2 == 0).count();
            Map<String, Integer> of = counts.getOrDefault(subject, Map.of());
            assertThat(of.getOrDefault("Patient", 0)).as("patients").isEqualTo(1);
            assertThat(of.getOrDefault("Observation", 0)).as("results").isEqualTo(results);
            assertThat(of.getOrDefault("DiagnosticReport", 0)).as("reports").isEqualTo(results);
            assertThat(of.getOrDefault("Encounter", 0)).as("visits").isEqualTo(turns.size() > results ? 1 : 0);
        });
        acknowledged.forEach((patient, turns) -> showsTheLast(stack, patient, turns));
    }

    private static Map<String, Map<String, Integer>> counts(Stack stack) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        // An order's report is an alias of itself under its other number.
        Document shown = new Document("exists", true).append("aliasOf", new Document("$exists", false));
        for (Document entry :
                stack.store().getCollection("entries").find(shown).projection(Projections.include("subject", "type"))) {
            counts.computeIfAbsent(entry.getString("subject"), any -> new HashMap<>())
                    .merge(entry.getString("type"), 1, Integer::sum);
        }
        return counts;
    }

    private static void showsTheLast(Stack stack, String patient, List<Integer> turns) {
        String subject = Pipeline.KEY.subject("north-mrn", patient).value();
        HttpResponse<String> answer = WEB.get(
                stack.address(Door.RECORD, "/fhir/Patient/" + subject + "/$everything"),
                stack.tokens().patient(subject));
        assertThat(answer.statusCode()).isEqualTo(200);
        Set<Integer> values = new TreeSet<>();
        List<String> telephones = new ArrayList<>();
        for (JsonNode entry : PrettyJson.tree(answer.body()).path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("Observation")) {
                values.add(resource.path("valueQuantity").path("value").asInt());
            }
            resource.path("telecom")
                    .forEach(telecom -> telephones.add(telecom.path("value").asText()));
        }
        Set<Integer> expected = new TreeSet<>(turns);
        expected.removeIf(turn -> turn % 2 != 0);
        assertThat(values).isEqualTo(expected);
        assertThat(telephones).containsExactly("555-" + turns.get(turns.size() - 1));
    }

    /** Numbers from 1 on without a gap, nothing twice, and of every entry its last version. */
    private static void told(Stack stack, String subscription) {
        Set<String> told = new HashSet<>();
        TreeSet<Long> numbers = new TreeSet<>();
        int notifications = 0;
        for (Document one :
                stack.store().getCollection("notifications").find(new Document("subscription", subscription))) {
            notifications++;
            numbers.add(one.getLong("n"));
            told.add(one.getString("entry") + " " + one.getString("version"));
        }
        assertThat(numbers).as("each number once").hasSize(notifications);
        assertThat(told).as("each version once").hasSize(notifications);
        assertThat(numbers.first()).isEqualTo(1L);
        assertThat(numbers.last()).as("no gap").isEqualTo(notifications);
        for (Document entry : stack.store()
                .getCollection("entries")
                .find()
                .projection(Projections.include("version", "directory", "lastWrite"))) {
            boolean confirmed =
                    entry.get("lastWrite", Document.class).getString("kind").equals("confirmed");
            if (!entry.getBoolean("directory") && !confirmed) {
                assertThat(told).contains(entry.getString("_id") + " " + entry.getString("version"));
            }
        }
        System.out.println(notifications + " notifications, numbered without a gap");
    }

    private static String subscribe(Stack stack) {
        HttpResponse<String> answer = WEB.post(
                stack.address(Door.NOTIFICATION, "/fhir/Subscription"),
                stack.tokens().system(),
                "application/fhir+json",
                Subscriber.toEventStream());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return PrettyJson.tree(answer.body()).path("id").asText();
    }
}
