package health.tributary.normalizer.normalize.device;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.Reason;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Normalizer;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.Outcome.Normalized;
import health.tributary.normalizer.normalize.Outcome.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeviceNormalizerTest {
    private static final FeedId FEED = new FeedId("wearable");
    private static final IdKey KEY = IdKey.of(new byte[32]);
    private static final FeedRegistry FEEDS =
            FeedRegistry.read("{\"feeds\":[{\"name\":\"wearable\",\"zone\":\"America/New_York\"}]}");
    private static final Instant RECEIVED = Instant.parse("2026-03-05T12:00:00Z");

    private final Normalizer normalizer = new Normalizer(FEEDS, KEY);

    private Outcome normalize(String text, ContentType type) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return normalizer.normalize(
                body,
                new Envelope(MessageId.of(FEED, body), FEED, type, RECEIVED, Optional.empty(), "trace", true, false));
    }

    private List<StatementBatch> batches(List<String> points) {
        Outcome outcome = normalize("[" + String.join(",", points) + "]", ContentType.OPEN_MHEALTH_JSON);
        return ((Normalized) outcome).batches();
    }

    private static String point(String user, String id, String schema, String measure, String time) {
        return "{\"header\":{\"id\":\"" + id + "\",\"user_id\":\"" + user + "\",\"creation_date_time\":\"" + time
                + "\",\"schema_id\":\"omh:" + schema + "\"},\"body\":{" + measure
                + ",\"effective_time_frame\":{\"date_time\":\"" + time + "\"}}}";
    }

    private static String pulse(String user, String id, int value, String time) {
        return point(user, id, "heart-rate:2.0", "\"heart_rate\":{\"value\":" + value + ",\"unit\":\"bpm\"}", time);
    }

    private static String weight(String user, String id, String time) {
        return point(user, id, "body-weight:2.0", "\"body_weight\":{\"value\":70.5,\"unit\":\"kg\"}", time);
    }

    @Test
    void aMessageYieldsABatchForEachUserAndAStatementForEachMetricAndLocalDay() {
        List<StatementBatch> batches = batches(List.of(
                pulse("eve", "1", 60, "2026-03-01T23:59:00-05:00"),
                pulse("adam", "2", 80, "2026-03-01T08:00:00-05:00"),
                pulse("eve", "3", 61, "2026-03-02T00:00:00-05:00"),
                weight("eve", "4", "2026-03-01T07:00:00-05:00"),
                pulse("eve", "5", 59, "2026-03-01T23:58:00-05:00")));
        assertThat(batches).hasSize(2);
        StatementBatch eve = batches.get(0);
        assertThat(eve.subject()).isEqualTo(KEY.subject("wearable/", "eve"));
        assertThat(eve.directory()).isFalse();
        assertThat(eve.origin().backfill()).isTrue();
        assertThat(eve.origin().received()).isEqualTo(RECEIVED);
        List<Readings> days = readings(eve);
        assertThat(days)
                .extracting(Readings::metric)
                .containsExactly(Metric.BODY_WEIGHT, Metric.HEART_RATE, Metric.HEART_RATE);
        assertThat(days)
                .extracting(Readings::day)
                .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2));
        assertThat(days.get(1).samples()).extracting(Sample::source).containsExactly("5", "1");
        assertThat(days.get(1).stated()).contains(Instant.parse("2026-03-02T04:59:00Z"));
        assertThat(days.get(1).unit()).isEqualTo("/min");
    }

    @Test
    void positionsAreUniqueInTheMessage() {
        Set<Integer> positions = new HashSet<>();
        List<StatementBatch> batches = batches(List.of(
                pulse("eve", "1", 60, "2026-03-01T10:00:00Z"),
                weight("eve", "2", "2026-03-01T10:00:00Z"),
                pulse("adam", "3", 60, "2026-03-01T10:00:00Z")));
        batches.forEach(batch -> batch.statements()
                .forEach(statement ->
                        assertThat(positions.add(statement.position())).isTrue()));
        assertThat(positions).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void whatAMessageSaysTwiceItSaysOnce() {
        String one = pulse("eve", "1", 60, "2026-03-01T10:00:00Z");
        assertThat(readings(batches(List.of(one, one)).get(0)).get(0).samples()).hasSize(1);
    }

    @Test
    void case14_theFeedsZoneDecidesTheDayOfATimeWithoutOffset() {
        Readings day = readings(batches(List.of(pulse("eve", "1", 60, "2026-03-01T23:30:00")))
                        .get(0))
                .get(0);
        assertThat(day.day()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(day.samples().get(0).start()).isEqualTo(Instant.parse("2026-03-02T04:30:00Z"));
    }

    @Test
    void aPointThatIsNotUnderstoodIsWarnedOfAndTheOthersStand() {
        String lines = pulse("eve", "1", 60, "2026-03-01T10:00:00Z") + "\n" + "{broken\n";
        Normalized outcome = (Normalized) normalize(lines, ContentType.OPEN_MHEALTH_NDJSON);
        assertThat(outcome.batches()).hasSize(1);
        assertThat(outcome.warnings()).hasSize(1);
        assertThat(outcome.warnings().get(0).place()).startsWith("[1]");
    }

    @Test
    void aMessageOfWhichNothingIsUnderstoodIsRejectedWithItsReason() {
        Rejected unknown = (Rejected) normalize(
                point("eve", "1", "mood:1.0", "\"mood\":1", "2026-03-01T10:00:00Z"), ContentType.OPEN_MHEALTH_JSON);
        assertThat(unknown.rejection().reason()).isEqualTo(Reason.UNSUPPORTED);
        Rejected broken = (Rejected) normalize("[", ContentType.OPEN_MHEALTH_JSON);
        assertThat(broken.rejection().reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Property(tries = 100)
    void theOrderOfPointsDoesNotMatter(@ForAll long seed) {
        List<String> points = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            String time = "2026-03-0" + (1 + random.nextInt(3)) + "T1" + random.nextInt(10) + ":00:00-05:00";
            points.add(
                    random.nextInt(5) == 0
                            ? weight("eve", "w" + random.nextInt(20), time)
                            : pulse("eve", "p" + random.nextInt(20), 60, time));
        }
        StatementBatch first = batches(points).get(0);
        Collections.shuffle(points, random);
        StatementBatch second = batches(points).get(0);
        assertThat(second.statements()).isEqualTo(first.statements());
        assertThat(StatementCodec.decode(StatementCodec.encode(first))).isEqualTo(first);
    }

    private static List<Readings> readings(StatementBatch batch) {
        return batch.statements().stream().map(Readings.class::cast).toList();
    }
}
