package health.tributary.normalizer.stream;

import health.tributary.contract.Envelope;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Continues the trace that the door began: a span for the step, whose context goes on in what it publishes. */
@Singleton
class StepTrace {
    /** {@code 00-<trace id>-<span id>-<flags>} (W3C Trace Context, section 3.2). */
    private static final int TRACEPARENT_CHARS = 55;

    private final Tracer tracer;

    @Inject
    StepTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Runs the step in a span; the envelope that it gets carries the span's context. */
    <T> T around(Envelope envelope, Function<Envelope, T> step) {
        SpanContext door = parsed(envelope.traceparent());
        if (!door.isValid()) {
            return step.apply(envelope);
        }
        Span span = tracer.spanBuilder("normalize")
                .setParent(Context.root().with(Span.wrap(door)))
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        try {
            return step.apply(traced(envelope, span.getSpanContext()));
        } finally {
            span.end();
        }
    }

    private static Envelope traced(Envelope envelope, SpanContext span) {
        if (!span.isValid()) {
            return envelope;
        }
        String traceparent = "00-" + span.getTraceId() + '-' + span.getSpanId() + '-'
                + span.getTraceFlags().asHex();
        return new Envelope(
                envelope.id(),
                envelope.feed(),
                envelope.contentType(),
                envelope.receivedAt(),
                envelope.subject(),
                traceparent,
                envelope.backfill(),
                envelope.replay());
    }

    private static SpanContext parsed(String traceparent) {
        if (traceparent.length() != TRACEPARENT_CHARS || !traceparent.startsWith("00-")) {
            return SpanContext.getInvalid();
        }
        String flags = traceparent.substring(53);
        return SpanContext.createFromRemoteParent(
                traceparent.substring(3, 35),
                traceparent.substring(36, 52),
                flags.equals("01") ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }
}
