package health.tributary.benchmarks.step;

import health.tributary.record.fold.EntrySet;
import health.tributary.record.fold.EntrySetCodec;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Shown;
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

/**
 * The fold of a patient's demographics over the admissions that stated them: wholly, and going on from the last fold as a live feed
 * has it; and its set's stored form. Microseconds of one thread. It has no peer: others keep the last state only.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class EntryFold {
    /** How many messages have spoken of the entry. */
    @Param({"1", "10", "100"})
    public int messages;

    private Samples.History history;
    private EntrySet set;
    private EntrySet next;
    private Shown shown;
    private Samples.History.Statement last;
    private byte[] stored;

    @Setup
    public void prepare() {
        history = Samples.demographics(messages + 1);
        set = history.set(messages);
        next = history.set(messages + 1);
        shown = Fold.fold(history.entry(), set);
        last = history.said().get(messages);
        stored = EntrySetCodec.encode(set);
    }

    @Benchmark
    public Shown wholly() {
        return Fold.fold(history.entry(), set);
    }

    @Benchmark
    public Shown goingOn() {
        return Fold.advance(
                shown,
                set,
                next,
                last.batch().origin(),
                last.content(),
                last.batch().mappingVersion());
    }

    @Benchmark
    public EntrySet join() {
        return set.with(last.batch().origin(), last.content(), last.batch().mappingVersion());
    }

    @Benchmark
    public byte[] encode() {
        return EntrySetCodec.encode(set);
    }

    @Benchmark
    public EntrySet decode() {
        return EntrySetCodec.decode(stored);
    }
}
