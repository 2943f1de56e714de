package health.tributary.record.api;

import static health.tributary.record.api.Fhir.assertRefused;
import static health.tributary.record.api.Fhir.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.record.archive.Incoming;
import health.tributary.record.archive.MemoryArchive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MessageOutcomesTest {
    private static final String SELF = "http://x/operator/messages";
    private static final String BODY = "MSH|^~\\&|secret";
    private static final Rejection UNSUPPORTED =
            new Rejection(Reason.UNSUPPORTED, "MSH-9", "this message kind is not mapped");

    private final MemoryArchive archive = new MemoryArchive();
    private final MessageOutcomes outcomes = new MessageOutcomes(archive);

    @Test
    void aRejectedMessageSaysWhyAndWhereAndNeverWhat() {
        String id = kept("one", 0, UNSUPPORTED);
        Answer answer = outcomes.read(id);
        JsonNode json = json(answer);
        assertThat(json.path("id").asText()).isEqualTo(id);
        assertThat(json.path("feed").asText()).isEqualTo("north");
        assertThat(json.path("outcome").asText()).isEqualTo("rejected");
        assertThat(json.at("/rejection/reason").asText()).isEqualTo("unsupported");
        assertThat(json.at("/rejection/place").asText()).isEqualTo("MSH-9");
        assertThat(json.path("size").asInt()).isEqualTo(BODY.length());
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void aMessageThatNobodyRejectedIsArchived() {
        JsonNode json = json(outcomes.read(kept("one", 0, null)));
        assertThat(json.path("outcome").asText()).isEqualTo("archived");
        assertThat(json.has("rejection")).isFalse();
        assertThat(json.path("contentType").asText()).isEqualTo("application/hl7-v2");
    }

    @Test
    void anUnknownMessageIsNotFound() {
        assertRefused(outcomes.read("a".repeat(32)), 404, "not-found");
        assertRefused(outcomes.read("../x"), 404, "not-found");
    }

    @Test
    void rejectionsComeLatestFirstAndPageByPage() {
        List<String> latestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            latestFirst.add(0, kept("m" + i, i, UNSUPPORTED));
            kept("good" + i, i, null);
        }
        List<String> met = new ArrayList<>();
        Map<String, List<String>> parameters =
                new TreeMap<>(Map.of("_count", List.of("2"), "outcome", List.of("rejected")));
        for (String next = "start"; !next.isEmpty(); ) {
            JsonNode page = json(outcomes.search(parameters, SELF));
            page.path("messages").forEach(message -> met.add(message.path("id").asText()));
            next = page.path("next").asText("");
            if (!next.isEmpty()) {
                assertThat(next).startsWith(SELF + "?_count=2&outcome=rejected&_after=");
                parameters.put("_after", List.of(next.substring(next.indexOf("_after=") + 7)));
            }
        }
        assertThat(met).isEqualTo(latestFirst);
    }

    @Test
    void theyAreFoundByReasonAndFeed() {
        kept("one", 0, UNSUPPORTED);
        String defect = kept("two", 1, new Rejection(Reason.DEFECT, "", "the step failed"));
        assertThat(ids(Map.of("reason", List.of("defect,no-subject")))).containsExactly(defect);
        assertThat(ids(Map.of("feed", List.of("south")))).isEmpty();
        assertThat(ids(Map.of())).hasSize(2);
    }

    @Test
    void whatIsNotServedIsRefused() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "outcome", "applied", "reason", "bad", "feed", "No", "_count", "0", "_after", "5", "x", "y")
                .entrySet()) {
            Answer answer = outcomes.search(Map.of(wrong.getKey(), List.of(wrong.getValue())), SELF);
            assertThat(answer.status()).as(wrong.getKey()).isEqualTo(400);
            assertThat(json(answer).at("/issue/0/expression/0").asText()).isEqualTo(wrong.getKey());
        }
    }

    private List<String> ids(Map<String, List<String>> parameters) {
        List<String> ids = new ArrayList<>();
        json(outcomes.search(parameters, SELF))
                .path("messages")
                .forEach(message -> ids.add(message.path("id").asText()));
        return ids;
    }

    private String kept(String name, int minute, Rejection rejection) {
        FeedId feed = new FeedId("north");
        MessageId id = MessageId.of(feed, name.getBytes(StandardCharsets.UTF_8));
        Instant received = Scene.NOON.plusSeconds(60L * minute);
        Envelope envelope =
                new Envelope(id, feed, ContentType.HL7V2, received, Optional.empty(), "00-1-2-01", false, false);
        archive.keep(
                List.of(new Incoming(envelope, BODY.getBytes(StandardCharsets.UTF_8), Optional.ofNullable(rejection))));
        return id.value();
    }
}
