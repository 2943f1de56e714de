package health.tributary.record.series;

import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.SubjectId;
import health.tributary.contract.reading.Metric;
import health.tributary.contract.reading.Sample;
import health.tributary.contract.statement.Origin;
import health.tributary.contract.statement.Readings;
import health.tributary.contract.statement.Statement;
import health.tributary.contract.statement.StatementBatch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages of made-up wearables. */
public final class Wearable {
    public static final FeedId WATCH = new FeedId("watch");
    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(1);
    public static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static final IdKey KEY = IdKey.of("a key of tests, which is no secret".getBytes(StandardCharsets.UTF_8));

    private Wearable() {}

    public static SubjectId subject(String user) {
        return KEY.subject("watch", user);
    }

    /** So many seconds into the local day. */
    public static Instant at(LocalDate day, long second) {
        return day.atStartOfDay().toInstant(OFFSET).plusSeconds(second);
    }

    public static Sample instant(LocalDate day, long second, String value, String source) {
        return interval(day, second, 0, value, source);
    }

    public static Sample interval(LocalDate day, long second, long seconds, String value, String source) {
        return new Sample(
                at(day, second), Duration.ofSeconds(seconds), OFFSET, List.of(new BigDecimal(value)), source, false);
    }

    public static Origin origin(FeedId feed, String message, Instant received) {
        return new Origin(
                MessageId.of(feed, message.getBytes(StandardCharsets.UTF_8)),
                feed,
                received,
                Optional.empty(),
                0,
                "",
                false,
                false);
    }

    /** What a message says in one statement a day. */
    public static StatementBatch batch(
            SubjectId subject, Origin origin, int mapping, Metric metric, List<Sample> samples) {
        Map<LocalDate, List<Sample>> days = new LinkedHashMap<>();
        samples.forEach(sample -> days.computeIfAbsent(metric.day(sample), day -> new ArrayList<>())
                .add(sample));
        List<Statement> statements = new ArrayList<>();
        days.values()
                .forEach(some ->
                        statements.add(new Readings(statements.size(), metric, metric.unit(), Optional.empty(), some)));
        return new StatementBatch(subject, false, origin, mapping, statements);
    }

    /** A bucket of one message. */
    static Bucket bucket(String message, Instant received, Metric metric, Sample... samples) {
        return Bucket.of(
                origin(WATCH, message, received),
                1,
                new Readings(0, metric, metric.unit(), Optional.empty(), List.of(samples)));
    }
}
