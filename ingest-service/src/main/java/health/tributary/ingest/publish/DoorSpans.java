package health.tributary.ingest.publish;

import health.tributary.contract.Envelope;
import health.tributary.ingest.admit.Kept;
import health.tributary.ingest.admit.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One span for each sampled message, from its last byte to the broker's word; none while traces are switched off. */
@Singleton
public class DoorSpans {
    private final Tracer tracer;
    private final boolean off;

    DoorSpans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "false") boolean off) {
        this.tracer = tracer;
        this.off = off;
    }

    Span begin(Door door, Kept message, Optional<String> senders) {
        Envelope envelope = message.envelope();
        TraceContext context = TraceContext.parse(envelope.traceparent()).orElse(null);
        if (off || context == null || !context.sampled()) {
            return Span.getInvalid();
        }
        Context parent = senders.flatMap(TraceContext::parse)
                .map(sender -> Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                sender.traceId(), sender.spanId(), TraceFlags.getSampled(), TraceState.getDefault()))))
                .orElse(Context.root());
        MessageIds.next(context.traceId(), context.spanId());
        try {
            return tracer.spanBuilder("message at the door")
                    .setParent(parent)
                    .setSpanKind(SpanKind.PRODUCER)
                    .setStartTimestamp(envelope.receivedAt())
                    .setAttribute("tributary.feed", envelope.feed().name())
                    .setAttribute("tributary.door", door.code())
                    .setAttribute("tributary.message", envelope.id().value())
                    .startSpan();
        } finally {
            MessageIds.clear();
        }
    }

    void end(Span span, boolean durable) {
        if (!durable) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
