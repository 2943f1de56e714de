package health.tributary.benchmarks.step;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.Parser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import health.tributary.benchmarks.traffic.Admissions;
import health.tributary.benchmarks.traffic.Kind;
import health.tributary.benchmarks.traffic.Results;
import health.tributary.contract.ContentType;
import health.tributary.contract.Envelope;
import health.tributary.contract.FeedId;
import health.tributary.contract.IdKey;
import health.tributary.contract.MessageId;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.feed.Feed;
import health.tributary.contract.feed.FeedRegistry;
import health.tributary.contract.statement.StatementBatch;
import health.tributary.normalizer.normalize.Outcome;
import health.tributary.normalizer.normalize.hl7v2.Hl7v2Normalizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * HL7 v2 bytes to statement batches as they go on the wire, beside HAPI v2's bare parse of the same bytes (no validation, no
 * encoding). Messages a second on one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Hl7v2ToStatements {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** An admission of one kilobyte, or a result with twenty observations. */
    @Param({"ADT", "ORU20"})
    public String message;

    private final Feed feed = FeedRegistry.read("{\"feeds\":[{\"name\":\"bench\",\"match\":{}}]}")
            .all()
            .get(0);
    private final Hl7v2Normalizer normalizer = new Hl7v2Normalizer(IdKey.of(new byte[32]));
    private final Parser hapi = hapi();
    private byte[] body;
    private String text;
    private Envelope envelope;

    private static Parser hapi() {
        DefaultHapiContext context = new DefaultHapiContext();
        context.setValidationContext(ValidationContextFactory.noValidation());
        return context.getPipeParser();
    }

    @Setup
    public void prepare() {
        Kind kind = message.equals("ADT") ? new Admissions("BENCH") : new Results("BENCH", 20);
        body = kind.message(1, 1, NOON).body();
        text = new String(body, StandardCharsets.US_ASCII);
        MessageId id = MessageId.of(new FeedId("bench"), body);
        envelope = new Envelope(id, new FeedId("bench"), ContentType.HL7V2, NOON, Optional.empty(), "", false, false);
    }

    @Benchmark
    public void tributaryBytesToWire(Blackhole wire) {
        Outcome.Normalized outcome = (Outcome.Normalized) normalizer.normalize(body, envelope, feed);
        for (StatementBatch batch : outcome.batches()) {
            wire.consume(StatementCodec.encode(batch));
        }
    }

    @Benchmark
    public Message hapiBareParse() throws HL7Exception {
        return hapi.parse(text);
    }
}
