package health.tributary.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import health.tributary.ingest.Samples;
import health.tributary.ingest.admit.Admission;
import health.tributary.ingest.admit.Admit;
import health.tributary.ingest.admit.AdmitRules;
import health.tributary.ingest.admit.Arrival;
import health.tributary.ingest.admit.FeedLookup;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoorSpansTest {
    private static final String SENDERS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final List<SpanData> ended = new ArrayList<>();
    private final Tracer tracer = SdkTracerProvider.builder()
            .setIdGenerator(new MessageIds())
            .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
            .build()
            .get("test");

    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private static Admission admission(Optional<String> traceparent, double ratio) {
        Arrival arrival = new Arrival(Samples.bytes(Samples.admission("C-1", "777")), Samples.NOW, false, traceparent);
        return new Admit(Samples.KEY, new AdmitRules(10, ratio))
                .admit(arrival, FeedLookup.byHeader(Samples.REGISTRY))
                .admissions()
                .get(0);
    }

    private SpanData span(Optional<String> senders, boolean durable) {
        DoorSpans spans = new DoorSpans(tracer, false);
        Span span = spans.begin(Door.MLLP, admission(senders, 1), senders);
        spans.end(span, durable);
        return ended.get(ended.size() - 1);
    }

    @Test
    void theDoorsSpanIsTheOneThatTheEnvelopeNames() {
        SpanData span = span(Optional.empty(), true);
        assertThat(admission(Optional.empty(), 1).envelope().traceparent())
                .isEqualTo("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
        assertThat(span.getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void theSendersSpanIsItsParent() {
        SpanData span = span(Optional.of(SENDERS), true);
        assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(admission(Optional.of(SENDERS), 1).envelope().traceparent()).contains(span.getSpanId());
    }

    @Test
    void aMessageThatWasNotTakenIsAnErrorAndNothingOfItIsTold() {
        SpanData span = span(Optional.empty(), false);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.toString()).doesNotContain("777").doesNotContain("C-1").doesNotContain("EVE");
    }

    @Test
    void withoutSamplingOrWithTracesOffThereIsNoSpan() {
        DoorSpans on = new DoorSpans(tracer, false);
        on.end(on.begin(Door.HTTP, admission(Optional.empty(), 0), Optional.empty()), true);
        DoorSpans off = new DoorSpans(tracer, true);
        off.end(off.begin(Door.HTTP, admission(Optional.empty(), 1), Optional.empty()), true);
        assertThat(ended).isEmpty();
    }
}
