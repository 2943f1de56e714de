package health.tributary.benchmarks.step;

import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.device.DataPoints;
import health.tributary.device.PointForm;
import health.tributary.device.ReadRules;
import health.tributary.embedded.sample.Wearable;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.device.DeviceNormalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A wearable's day of data points to statement batches as they go on the wire. Readings a second on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DeviceToStatements {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /** One array, or a point a line. */
    @Param({"ARRAY", "LINES"})
    public String form;

    private final Feed feed =
            FeedRegistry.read("{\"feeds\":[{\"name\":\"bench\"}]}").all().get(0);
    private final DeviceNormalizer normalizer = new DeviceNormalizer(IdKey.of(new byte[32]));
    private byte[] body;
    private Envelope envelope;

    @Setup
    public void prepare() {
        Wearable wearable = new Wearable("user-1", ZoneOffset.ofHours(1), 1);
        boolean array = form.equals("ARRAY");
        body = array ? wearable.array(DAY, 1) : wearable.lines(DAY, 1);
        ContentType type = array ? ContentType.OPEN_MHEALTH_JSON : ContentType.OPEN_MHEALTH_NDJSON;
        FeedId id = feed.id();
        envelope = new Envelope(MessageId.of(id, body), id, type, NOON, Optional.empty(), "", false, false);
    }

    @Benchmark
    @OperationsPerInvocation(Wearable.POINTS_A_DAY)
    public void bytesToWire(Blackhole wire) {
        Outcome.Normalized outcome = (Outcome.Normalized) normalizer.normalize(body, envelope, feed);
        for (StatementBatch batch : outcome.batches()) {
            wire.consume(StatementCodec.encode(batch));
        }
    }

    /** What the door does of it. */
    @Benchmark
    @OperationsPerInvocation(Wearable.POINTS_A_DAY)
    public void readOnly(Blackhole points) {
        ReadRules rules = new ReadRules(feed.zone(), Optional.of(NOON));
        points.consume(DataPoints.read(body, PointForm.of(envelope.contentType()), rules, points::consume));
    }
}
