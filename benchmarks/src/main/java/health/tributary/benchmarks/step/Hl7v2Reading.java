package health.tributary.benchmarks.step;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.Parser;
import health.tributary.hl7v2.Message;
import health.tributary.hl7v2.Segment;
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
 * Reading HL7 v2 bytes: segments only, as the door does, and every field's text as well, as a lazy reader must be measured; beside
 * HAPI v2's bare parse of the same bytes. Messages a second on one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Hl7v2Reading {
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
    public Object tributarySegments() {
        return Message.read(body, StandardCharsets.UTF_8);
    }

    @Benchmark
    public void tributaryEveryField(Blackhole fields) {
        Message read = (Message) Message.read(body, StandardCharsets.UTF_8);
        for (Segment segment : read.segments()) {
            for (int i = 1; i <= segment.fieldCount(); i++) {
                fields.consume(segment.text(i));
            }
        }
    }

    @Benchmark
    public Object hapiBareParse() throws HL7Exception {
        return hapi.parse(text);
    }
}
