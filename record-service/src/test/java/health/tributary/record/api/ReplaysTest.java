package health.tributary.record.api;

import static health.tributary.record.api.Fhir.assertRefused;
import static health.tributary.record.api.Fhir.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.Rejection;
import health.tributary.record.apply.MemoryRecordStore;
import health.tributary.record.archive.Archived;
import health.tributary.record.archive.Incoming;
import health.tributary.record.archive.MemoryArchive;
import health.tributary.record.replay.Rehearsal;
import health.tributary.record.replay.Replay;
import health.tributary.record.series.MemorySeriesStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplaysTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Rejection UNSUPPORTED = new Rejection(Reason.UNSUPPORTED, "MSH-9", "not mapped");

    private final MemoryArchive archive = new MemoryArchive();
    private final Replays replays = new Replays(archive);
    private final List<Archived> sent = new ArrayList<>();
    private final Rehearsal rehearsal = new Rehearsal(new MemoryRecordStore(), new MemorySeriesStore());
    private boolean away;

    private final Replay replay = new Replay(archive, messages -> {
        if (!away) {
            sent.addAll(messages);
        }
        return !away;
    });

    @Test
    void aPageHasTheBodiesAndGoesOnWhereItEnds() throws Exception {
        List<String> ids = List.of(kept(0, 10), kept(1, 700_000), kept(2, 700_000), kept(3, 5_000_000), kept(4, 20));

        JsonNode first = json(replays.messages(asked()));
        assertThat(first.path("messages").findValuesAsText("id")).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(first.at("/messages/0/body").binaryValue()).hasSize(10);
        assertThat(first.at("/messages/0/feed").asText()).isEqualTo("north");
        assertThat(first.at("/messages/0/rejected").asBoolean()).isFalse();
        JsonNode second =
                json(replays.messages(asked("_after", first.path("after").asText())));
        assertThat(second.path("messages").findValuesAsText("id")).containsExactlyElementsOf(ids.subList(2, 5));
        assertThat(second.at("/messages/1/tooLarge").asBoolean()).isTrue();
        assertThat(second.at("/messages/1").has("body")).isFalse();
        assertThat(second.has("after")).isFalse();
        assertThat(json(replays.messages(Map.of("id", List.of(ids.get(4) + "," + ids.get(0)))))
                        .path("messages")
                        .findValuesAsText("id"))
                .containsExactly(ids.get(4), ids.get(0));
    }

    @Test
    void whatIsNotUnderstoodIsRefused() throws Exception {
        assertRefused(replays.messages(Map.of()), 400, "invalid");
        assertRefused(replays.messages(asked("from", "yesterday")), 400, "invalid");
        assertRefused(replays.messages(asked("feed", "No such")), 400, "invalid");
        assertRefused(replays.messages(asked("_count", "501")), 400, "invalid");
        assertRefused(replays.messages(asked("_after", "x")), 400, "invalid");
        assertRefused(replays.messages(asked("rejected", "maybe")), 400, "invalid");
        assertRefused(replays.messages(asked("colour", "red")), 400, "not-supported");
        assertRefused(replays.messages(Map.of("id", List.of("../x"))), 400, "invalid");
        assertRefused(Replays.send(replay, asked("_count", "0")), 400, "invalid");
        JsonNode broken = new ObjectMapper().readTree("{\"messages\":[{\"id\":\"x\",\"batches\":[\"AAAA\"]}]}");
        assertRefused(Replays.rehearse(rehearsal, broken, Optional.empty()), 400, "invalid");
    }

    @Test
    void aReplayEndsEarlyWhereTheBrokerDoesNotAnswerAndIsRunAgain() {
        String id = kept(0, 10);
        archive.keep(List.of(incoming(0, 10, UNSUPPORTED)));
        kept(1, 10);
        away = true;
        JsonNode none = json(Replays.send(replay, asked()));
        assertThat(none.path("away").asBoolean()).isTrue();
        assertThat(none.path("sent").asInt()).isZero();
        assertThat(archive.read(new MessageId(id)).orElseThrow().rejection()).isPresent();
        away = false;

        JsonNode one = json(Replays.send(replay, asked("_count", "1")));
        JsonNode rest =
                json(Replays.send(replay, asked("_after", one.path("after").asText())));

        assertThat(one.path("sent").asInt()).isEqualTo(1);
        assertThat(one.path("rejected").asInt()).isEqualTo(1);
        assertThat(rest.path("sent").asInt()).isEqualTo(1);
        assertThat(rest.has("after")).isFalse();
        assertThat(sent).hasSize(2);
        assertThat(archive.read(new MessageId(id)).orElseThrow().rejection()).isEmpty();
    }

    private static Map<String, List<String>> asked(String... parameter) {
        Map<String, List<String>> asked = new TreeMap<>(
                Map.of("from", List.of("2026-03-01T12:00:00Z"), "to", List.of("2026-03-01T15:00:00+01:00")));
        if (parameter.length == 2) {
            asked.put(parameter[0], List.of(parameter[1]));
        }
        return asked;
    }

    private String kept(int minute, int size) {
        Incoming message = incoming(minute, size, null);
        archive.keep(List.of(message));
        return message.envelope().id().value();
    }

    private static Incoming incoming(int minute, int size, Rejection rejection) {
        byte[] body = new byte[size];
        body[0] = (byte) minute;
        FeedId feed = new FeedId("north");
        Envelope envelope = new Envelope(
                MessageId.of(feed, body),
                feed,
                ContentType.HL7V2,
                NOON.plusSeconds(60L * minute),
                Optional.empty(),
                "",
                false,
                false);
        return new Incoming(envelope, body, Optional.ofNullable(rejection));
    }
}
