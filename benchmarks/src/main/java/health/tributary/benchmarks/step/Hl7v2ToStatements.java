package health.tributary.benchmarks.step;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.Parser;
import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.statement.StatementBatch;
import java.nio.charset.StandardCharsets;
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
    /** An admission of one kilobyte, or a result with twenty observations. */
    @Param({"ADT", "ORU20"})
    public String message;

    private final Parser hapi = Peers.hl7v2Parser();
    private byte[] body;
    private String text;

    @Setup
    public void prepare() {
        body = Samples.message(message);
        text = new String(body, StandardCharsets.US_ASCII);
    }

    @Benchmark
    public void tributaryBytesToWire(Blackhole wire) {
        for (StatementBatch batch : Samples.batches(body)) {
            wire.consume(StatementCodec.encode(batch));
        }
    }

    @Benchmark
    public Message hapiBareParse() throws HL7Exception {
        return hapi.parse(text);
    }
}
