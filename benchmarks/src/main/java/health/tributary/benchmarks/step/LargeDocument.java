package health.tributary.benchmarks.step;

import health.tributary.contract.codec.StatementCodec;
import health.tributary.contract.statement.StatementBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A document of twenty million bytes of base64 in OBX-5 to statement batches as they go on the wire, the message's id with it. Time for one
 * message on one thread; the heap that a fork is given says how much of it is needed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class LargeDocument {
    private static final int DOCUMENT_BYTES = 20_000_000;
    private static final String HEAD = String.join(
            "\r",
            "MSH|^~\\&|TRANS|GHH|PHR|PLATFORM|20260301120000+0000||MDM^T02^MDM_T02|D1|P|2.6",
            "EVN|T02|20260301120000+0000",
            "PID|1||1001^^^M11^MR||EVERYWOMAN^EVE^E^III^^^L||19610615|F",
            "TXA|1|CN|AP|20260301115500+0000|||20260301120000+0000|||||DOC1^TRANS||||||AU",
            "OBX|1|ED|18842-5^Discharge summary^LN||TRANS^application^pdf^Base64^");
    private static final String TAIL = "||||||F\r";

    private byte[] body;

    @Setup
    public void prepare() {
        byte[] head = HEAD.getBytes(StandardCharsets.US_ASCII);
        byte[] tail = TAIL.getBytes(StandardCharsets.US_ASCII);
        body = Arrays.copyOf(head, head.length + DOCUMENT_BYTES + tail.length);
        Arrays.fill(body, head.length, head.length + DOCUMENT_BYTES, (byte) 'Q');
        System.arraycopy(tail, 0, body, head.length + DOCUMENT_BYTES, tail.length);
    }

    @Benchmark
    public void bytesToWire(Blackhole wire) {
        for (StatementBatch batch : Samples.batches(body)) {
            wire.consume(StatementCodec.encode(batch));
        }
    }
}
