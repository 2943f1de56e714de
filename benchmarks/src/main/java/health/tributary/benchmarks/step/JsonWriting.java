package health.tributary.benchmarks.step;

import ca.uhn.fhir.parser.IParser;
import health.tributary.record.fold.CanonicalResource;
import health.tributary.record.fold.Fold;
import health.tributary.record.fold.Rendering;
import health.tributary.record.fold.Shown;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.instance.model.api.IBaseResource;
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

/**
 * A Patient from what the fold shows to its JSON text, version hash included; beside HAPI FHIR's encoding of the same
 * resource from its model, and its parsing of the same text. Resources a second on one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class JsonWriting {
    private final IParser hapi = Peers.fhirParser();
    private Shown shown;
    private String text;
    private IBaseResource model;

    @Setup
    public void prepare() {
        Samples.History history = Samples.demographics(3);
        shown = Fold.fold(history.entry(), history.set(3));
        text = tributary().json();
        model = hapi.parseResource(text);
    }

    @Benchmark
    public CanonicalResource tributary() {
        return Rendering.render(shown, shown.entry(), "Patient");
    }

    @Benchmark
    public String hapiEncode() {
        return hapi.encodeResourceToString(model);
    }

    @Benchmark
    public IBaseResource hapiParse() {
        return hapi.parseResource(text);
    }
}
