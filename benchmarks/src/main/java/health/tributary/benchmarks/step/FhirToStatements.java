package health.tributary.benchmarks.step;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
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
import health.tributary.normalizer.normalize.fhir.FhirNormalizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
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
 * A transaction Bundle of one patient (20 encounters, 200 observations) to statement batches as they go on the wire, beside HAPI's
 * parse of the same text and encoding of what it parsed. Bundles a second on one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class FhirToStatements {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int ENCOUNTERS = 20;
    private static final int OBSERVATIONS = 200;

    private final Feed feed =
            FeedRegistry.read("{\"feeds\":[{\"name\":\"bench\"}]}").all().get(0);
    private final FhirNormalizer normalizer = new FhirNormalizer(IdKey.of(new byte[32]));
    private final IParser hapi = FhirContext.forR4Cached().newJsonParser();
    private String text;
    private byte[] body;
    private Envelope envelope;

    @Setup
    public void prepare() {
        text = bundle();
        body = text.getBytes(StandardCharsets.UTF_8);
        MessageId id = MessageId.of(new FeedId("bench"), body);
        envelope =
                new Envelope(id, new FeedId("bench"), ContentType.FHIR_JSON, NOON, Optional.empty(), "", false, false);
    }

    @Benchmark
    public void tributaryBytesToWire(Blackhole wire) {
        Outcome.Normalized outcome = (Outcome.Normalized) normalizer.normalize(body, envelope, feed);
        for (StatementBatch batch : outcome.batches()) {
            wire.consume(StatementCodec.encode(batch));
        }
    }

    @Benchmark
    public String hapiParseAndEncode() {
        return hapi.encodeResourceToString(hapi.parseResource(Bundle.class, text));
    }

    private static String bundle() {
        StringBuilder json = new StringBuilder("{'resourceType':'Bundle','type':'transaction','entry':[");
        json.append(entry("Patient", "p", "'name':[{'family':'Winter','given':['Anna']}],'birthDate':'1970-01-02'"));
        for (int i = 0; i < ENCOUNTERS; i++) {
            json.append(',')
                    .append(entry(
                            "Encounter",
                            "e" + i,
                            "'status':'finished','class':{'code':'AMB'},'subject':{'reference':'urn:uuid:p'},"
                                    + "'period':{'start':'2026-01-02T10:00:00Z','end':'2026-01-02T11:00:00Z'}"));
        }
        for (int i = 0; i < OBSERVATIONS; i++) {
            json.append(',')
                    .append(entry(
                            "Observation",
                            "o" + i,
                            "'status':'final','category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category',"
                                    + "'code':'vital-signs','display':'vital-signs'}]}],'code':{'coding':[{'system':'http://loinc.org',"
                                    + "'code':'29463-7','display':'Body weight'}],'text':'Body weight'},'subject':{'reference':'urn:uuid:p'},"
                                    + "'encounter':{'reference':'urn:uuid:e" + i % ENCOUNTERS
                                    + "'},'effectiveDateTime':'2026-01-02T10:30:00Z','issued':'2026-01-02T10:30:00.125Z',"
                                    + "'valueQuantity':{'value':70." + i
                                    + ",'unit':'kg','system':'http://unitsofmeasure.org','code':'kg'}"));
        }
        return json.append("]}").toString().replace('\'', '"');
    }

    private static String entry(String type, String id, String members) {
        return "{'fullUrl':'urn:uuid:" + id + "','resource':{'resourceType':'" + type + "','id':'" + id + "'," + members
                + "},'request':{'method':'PUT','url':'" + type + "/" + id + "'}}";
    }
}
